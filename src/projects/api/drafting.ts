import type { FastifyInstance } from 'fastify'
import { DoneShape, mostOfParts, partWrites } from '#platform/doors/parts.ts'
import { write } from '#platform/doors/write.ts'
import { versionNumber } from '#platform/tree/version-number.ts'
import { byOf } from '#posts/web/parts.tsx'
import { cite, uncite } from '#projects/actions/citing.ts'
import { beginProject, editHead } from '#projects/actions/drafting.ts'
import { addPart, movePart, removePart, writePart } from '#projects/actions/parts.ts'
import { AddPartBody, BeginBody, HeadBody, WritePartBody } from '#projects/forms/verbs.ts'
import { paths } from '#projects/paths.ts'
import type { PartHolder } from '#projects/views/holding.ts'

const tag = 'projects'
const writes = { tag, answers: DoneShape, most: mostOfParts } as const

/** The version that an address names. */
export const whichOf = ({ id = '', number }: Record<string, string>) => ({
  project: id,
  number: versionNumber(number),
})

/** The verbs that begin and write projects: they call what the forms of the pages call. */
export function draftingWrites(app: FastifyInstance, holders: readonly PartHolder[]): void {
  // Versions after the first are written by whoever manages: which right it is, the verb says.
  const admission = 'signed-in'
  write(app, paths.api.projects, {
    ...writes,
    admission: { right: 'projects.develop' },
    body: BeginBody,
    summary:
      'Begins a project as a concept, with the chapters of its template or as a copy; answers its id',
    handle: async (reader, body) => ({ id: await beginProject(byOf(reader), body) }),
  })
  write(app, paths.api.version(':id', ':number'), {
    ...writes,
    admission,
    method: 'PUT',
    body: HeadBody,
    summary:
      'Gives a version of a project another head: all fields of the project itself; `version` is that of its part `project`',
    handle: async (reader, body, params) => {
      await editHead(byOf(reader), whichOf(params), body)
      return { id: params['id'] ?? '' }
    },
  })
  partWrites(app, {
    tag,
    admission,
    parts: paths.api.parts(':id', ':number'),
    part: paths.api.part(':id', ':number', ':part'),
    byOf,
    whichOf,
    bodies: { add: AddPartBody, write: WritePartBody },
    verbs: {
      add: addPart,
      write: writePart,
      move: movePart,
      remove: (by, which, removed) => removePart(by, which, removed, holders),
      cite,
      uncite,
    },
    summaries: {
      add: 'Adds a part to a version: a result, an activity, a budget line, a place …; answers its id',
      write: 'Writes a part of a version, a chapter or an answer to a question: all of its fields',
      move: 'Puts a part of a project before or behind its neighbour, or under another part',
      remove:
        'Takes a part out of a version of a project, with those under it, where nobody cites it',
      cite: 'Lets a part, or the whole (`project`), cite an objective of a plan in force or a framework',
      uncite: 'Lets a part of a project no longer cite these',
    },
  })
}
