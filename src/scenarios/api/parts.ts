import type { FastifyInstance } from 'fastify'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { impactRows } from '#network/model/impact-rows.ts'
import { linesSeen } from '#proposals/views/impact.ts'
import { PartsQuery } from '#scenarios/forms.ts'
import { rehearse, type WorkshopFor } from '#scenarios/views/rehearse.ts'
import { seenScenario } from '#scenarios/views/seen.ts'
import { toDo } from '#scenarios/views/told.ts'
import { ImpactShape, ToDoShape } from './shapes.ts'

/** What a scenario would do, and what must be seen to before it is adopted. */
export function scenarioPartReads(app: FastifyInstance, workshopFor: WorkshopFor): void {
  const rehearsed = async (reader: Reader, id: string) => {
    const workshop = workshopFor(reader.site)
    const scenario = await seenScenario(reader, id)
    return { workshop, rehearsal: await rehearse(reader, scenario, workshop) }
  }
  read(
    app,
    '/scenarios/:id/impact',
    {
      query: PartsQuery,
      tag: 'scenarios',
      admission: 'signed-in',
      summary:
        'What a scenario would make of the network on its day: before and after, line by line',
      answers: ListShape(ImpactShape),
    },
    async (reader, query, { id = '' }) => {
      const { workshop, rehearsal } = await rehearsed(reader, id)
      const lines = await linesSeen(reader, rehearsal.lines)
      const rows = impactRows(lines, reader.words, workshop.parts)
      const items = rows.map((row, at) => ({ id: String(at + 1), ...row }))
      return pageThrough(items, query, (item) => `${item.part} ${item.about} ${item.consequence}`)
    },
  )
  read(
    app,
    '/scenarios/:id/checks',
    {
      query: PartsQuery,
      tag: 'scenarios',
      admission: 'signed-in',
      summary:
        'What stands between a scenario and its adoption: what moved, what cannot be, errors, and warnings to sign for',
      answers: ListShape(ToDoShape),
    },
    async (reader, query, { id = '' }) => {
      const { rehearsal } = await rehearsed(reader, id)
      const { db, words } = reader
      const items = await toDo(rehearsal, { db, moment: rehearsal.before.moment, words })
      return pageThrough(items, query, (item) => `${item.title} ${item.text}`)
    },
  )
}
