import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { write } from '#platform/doors/write.ts'
import { byOf } from '#posts/web/parts.tsx'
import { cite, uncite } from '#projects/actions/citing.ts'
import { beginProject, editHead } from '#projects/actions/drafting.ts'
import { addPart, movePart, removePart, writePart } from '#projects/actions/parts.ts'
import {
  AddPartBody,
  BeginBody,
  HeadBody,
  MovePartBody,
  RemovePartBody,
  UppersBody,
  WritePartBody,
} from '#projects/forms/verbs.ts'
import { paths } from '#projects/paths.ts'
import type { PartHolder } from '#projects/views/holding.ts'
import { numberFrom } from './version.ts'

const Done = Type.Object({ id: Type.String() })
const writes = {
  tag: 'projects',
  answers: Done,
  admission: { right: 'projects.develop' },
  // Long chapters in several languages.
  most: 1024 * 1024,
} as const
/** Versions after the first are written by whoever manages: which right it is, the verb says. */
const either = { ...writes, admission: 'signed-in' } as const

/** The version that an address names. */
export const whichOf = ({ id = '', number }: Record<string, string>) => ({
  project: id,
  number: numberFrom(number),
})

/** The verbs that begin and write projects: they call what the forms of the pages call. */
export function draftingWrites(app: FastifyInstance, holders: readonly PartHolder[]): void {
  write(app, paths.api.projects, {
    ...writes,
    body: BeginBody,
    summary:
      'Begins a project as a concept, with the chapters of its template or as a copy; answers its id',
    handle: async (reader, body) => ({ id: await beginProject(byOf(reader), body) }),
  })
  write(app, paths.api.version(':id', ':number'), {
    ...either,
    method: 'PUT',
    body: HeadBody,
    summary: 'Gives a version of a project another head: all fields of the project itself',
    handle: async (reader, body, params) => {
      await editHead(byOf(reader), whichOf(params), body)
      return { id: params['id'] ?? '' }
    },
  })
  partWrites(app, holders)
  citationWrites(app)
}

const part = paths.api.part(':id', ':number', ':part')

function partWrites(app: FastifyInstance, holders: readonly PartHolder[]): void {
  write(app, paths.api.parts(':id', ':number'), {
    ...either,
    body: AddPartBody,
    summary:
      'Adds a part to a version: a result, an activity, a budget line, a place …; answers its id',
    handle: async (reader, body, params) => ({
      id: await addPart(byOf(reader), whichOf(params), body),
    }),
  })
  write(app, part, {
    ...either,
    method: 'PUT',
    body: WritePartBody,
    summary: 'Writes a part of a version, a chapter or an answer to a question: all of its fields',
    handle: async (reader, body, params) => {
      const id = params['part'] ?? ''
      await writePart(byOf(reader), whichOf(params), { part: id, ...body })
      return { id }
    },
  })
  write(app, `${part}/move`, {
    ...either,
    body: MovePartBody,
    summary: 'Puts a part of a project before or behind its neighbour, or under another part',
    handle: async (reader, body, params) => {
      const id = params['part'] ?? ''
      await movePart(byOf(reader), whichOf(params), { part: id, ...body })
      return { id }
    },
  })
  write(app, part, {
    ...either,
    method: 'DELETE',
    body: RemovePartBody,
    summary:
      'Takes a part out of a version of a project, with those under it, where nobody cites it',
    handle: async (reader, body, params) => {
      const id = params['part'] ?? ''
      await removePart(byOf(reader), whichOf(params), { part: id, ...body }, holders)
      return { id }
    },
  })
}

function citationWrites(app: FastifyInstance): void {
  write(app, `${part}/citations`, {
    ...either,
    body: UppersBody,
    summary:
      'Lets a part, or the whole (`project`), cite an objective of a plan in force or a framework',
    handle: async (reader, { uppers }, params) => {
      const id = params['part'] ?? ''
      const named = uppers.map((text, at) => ({ text, field: `uppers.${at}` }))
      const { origin } = reader.site
      await cite(byOf(reader), whichOf(params), { part: id, uppers: named, origin })
      return { id }
    },
  })
  write(app, `${part}/citations`, {
    ...either,
    method: 'DELETE',
    body: UppersBody,
    summary: 'Lets a part of a project no longer cite these',
    handle: async (reader, { uppers }, params) => {
      const id = params['part'] ?? ''
      await uncite(byOf(reader), whichOf(params), { part: id, uppers })
      return { id }
    },
  })
}
