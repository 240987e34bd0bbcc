import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { write } from '#platform/doors/write.ts'
import { byOf } from '#posts/web/parts.tsx'
import { answerIssues } from '#plans/actions/answering.ts'
import { cite, uncite } from '#plans/actions/citing.ts'
import { beginPlan, editHead } from '#plans/actions/drafting.ts'
import { addPart, movePart, removePart, writePart } from '#plans/actions/parts.ts'
import {
  AddPartBody,
  BeginBody,
  HeadBody,
  IssuesBody,
  MoveBody,
  RemoveBody,
  UppersBody,
  WritePartBody,
} from '#plans/forms/drafting.ts'
import { paths } from '#plans/paths.ts'

const Done = Type.Object({ id: Type.String() })
const writes = {
  tag: 'plans',
  answers: Done,
  admission: { right: 'plans.write' },
  // Long chapters in several languages.
  most: 1024 * 1024,
} as const

const whichOf = ({ id = '', number = '' }: Record<string, string>) => ({
  plan: id,
  number: /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 0,
})

/** The verbs that begin and write plans: they call what the forms of the pages call. */
export function draftingWrites(app: FastifyInstance): void {
  headWrites(app)
  partWrites(app)
  aboveWrites(app)
}

function headWrites(app: FastifyInstance): void {
  write(app, paths.api.plans, {
    ...writes,
    body: BeginBody,
    summary: 'Begins a plan, as a draft with the chapters of its template; answers its id',
    handle: async (reader, body) => ({ id: await beginPlan(byOf(reader), body) }),
  })
  write(app, paths.api.version(':id', ':number'), {
    ...writes,
    method: 'PUT',
    body: HeadBody,
    summary: 'Gives a draft another head: titles, period, languages, what it is for',
    handle: async (reader, body, params) => {
      await editHead(byOf(reader), whichOf(params), body)
      return { id: params['id'] ?? '' }
    },
  })
}

const parts = `${paths.api.version(':id', ':number')}/parts`
const part = `${parts}/:part`

function partWrites(app: FastifyInstance): void {
  write(app, parts, {
    ...writes,
    body: AddPartBody,
    summary: 'Adds an objective, priority, action or indicator to a draft; answers its id',
    handle: async (reader, body, params) => ({
      id: await addPart(byOf(reader), whichOf(params), body),
    }),
  })
  write(app, part, {
    ...writes,
    method: 'PUT',
    body: WritePartBody,
    summary: 'Writes a part of a draft, or a chapter (`chapter-…`): all of its fields',
    handle: async (reader, body, params) => {
      const id = params['part'] ?? ''
      await writePart(byOf(reader), whichOf(params), { part: id, ...body })
      return { id }
    },
  })
  write(app, `${part}/move`, {
    ...writes,
    body: MoveBody,
    summary: 'Puts a part before or behind its neighbour, or under another part',
    handle: async (reader, body, params) => {
      const id = params['part'] ?? ''
      await movePart(byOf(reader), whichOf(params), { part: id, ...body })
      return { id }
    },
  })
  write(app, part, {
    ...writes,
    method: 'DELETE',
    body: RemoveBody,
    summary: 'Takes a part out of a draft, with those under it',
    handle: async (reader, body, params) => {
      const id = params['part'] ?? ''
      await removePart(byOf(reader), whichOf(params), { part: id, ...body })
      return { id }
    },
  })
}

function aboveWrites(app: FastifyInstance): void {
  write(app, `${part}/citations`, {
    ...writes,
    body: UppersBody,
    summary: 'Lets a part of a draft cite what stands above it, in a given version',
    handle: async (reader, { uppers }, params) => {
      const id = params['part'] ?? ''
      const named = uppers.map((text, at) => ({ text, field: `uppers.${at}` }))
      const { origin } = reader.site
      await cite(byOf(reader), whichOf(params), { part: id, uppers: named, origin })
      return { id }
    },
  })
  write(app, `${part}/citations`, {
    ...writes,
    method: 'DELETE',
    body: UppersBody,
    summary: 'Lets a part of a draft no longer cite these',
    handle: async (reader, { uppers }, params) => {
      const id = params['part'] ?? ''
      await uncite(byOf(reader), whichOf(params), { part: id, uppers })
      return { id }
    },
  })
  write(app, `${part}/issues`, {
    ...writes,
    method: 'PUT',
    body: IssuesBody,
    summary: 'Says which issues a part of a draft, or the whole of it (`plan`), answers',
    handle: async (reader, { issues = [], version }, params) => {
      const id = params['part'] ?? ''
      await answerIssues(byOf(reader), whichOf(params), { part: id, issues, version })
      return { id }
    },
  })
}
