import type { FastifyInstance } from 'fastify'
import { DoneShape, mostOfParts, partWrites } from '#platform/doors/parts.ts'
import { write } from '#platform/doors/write.ts'
import { versionNumber } from '#platform/tree/version-number.ts'
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
  WritePartBody,
} from '#plans/forms/drafting.ts'
import { paths } from '#plans/paths.ts'

const door = { tag: 'plans', admission: { right: 'plans.write' } } as const
const writes = { ...door, answers: DoneShape, most: mostOfParts }

/** The version that an address names. */
export const whichOf = ({ id = '', number }: Record<string, string>) => ({
  plan: id,
  number: versionNumber(number),
})

const parts = `${paths.api.version(':id', ':number')}/parts`
const part = `${parts}/:part`

/** The verbs that begin and write plans: they call what the forms of the pages call. */
export function draftingWrites(app: FastifyInstance): void {
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
  partWrites(app, {
    ...door,
    parts,
    part,
    byOf,
    whichOf,
    bodies: { add: AddPartBody, write: WritePartBody },
    verbs: { add: addPart, write: writePart, move: movePart, remove: removePart, cite, uncite },
    summaries: {
      add: 'Adds an objective, priority, action or indicator to a draft; answers its id',
      write: 'Writes a part of a draft, or a chapter (`chapter-…`): all of its fields',
      move: 'Puts a part before or behind its neighbour, or under another part',
      remove: 'Takes a part out of a draft, with those under it',
      cite: 'Lets a part of a draft cite what stands above it, in a given version',
      uncite: 'Lets a part of a draft no longer cite these',
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
