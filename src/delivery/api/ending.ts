import type { FastifyInstance } from 'fastify'
import { versionOf } from '#platform/doors/version.ts'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { seenInside } from '#routes/views/seen.ts'
import { heldByEvaluation } from '#delivery/model/evaluation.ts'
import { paths } from '#delivery/paths.ts'
import { closingOf, evaluationsOf, recommendationsOf } from '#delivery/views.ts'
import { ClosingShape, EvaluationShape, RecommendationShape } from './shapes.ts'

const inside = { tag: 'delivery', admission: 'signed-in' } as const
const ListQuery = ApiQuery(pagingFields)

/** Closing checklists, evaluations, and what they recommend. */
export function endingReads(app: FastifyInstance): void {
  read(
    app,
    paths.closure(':id'),
    {
      ...inside,
      query: ListQuery,
      summary: 'The closing checklists of a project, item by item, with what was ticked',
      answers: ListShape(ClosingShape),
    },
    async (reader, query, { id = '' }) => {
      const { db, moment, locale } = reader
      await seenInside(reader, id)
      const items = []
      for (const checklist of ['operational', 'financial']) {
        const closing = await closingOf(db, moment, id, checklist)
        for (const { id: item, titles, right } of closing?.list.items ?? []) {
          const tick = closing?.ticks.find((each) => each.item === item)
          items.push({
            id: `${checklist}/${item}`,
            checklist,
            version: closing?.list.version ?? 0,
            item,
            title: titles[locale],
            right,
            answer: tick?.answer ?? null,
            note: tick?.note ?? null,
          })
        }
      }
      return pageThrough(items, query, ({ title }) => title)
    },
  )
  read(
    app,
    paths.evaluations(':id'),
    {
      ...inside,
      query: ListQuery,
      summary: 'The evaluations of a project, planned and done',
      answers: ListShape(EvaluationShape),
    },
    async (reader, query, { id = '' }) => {
      await seenInside(reader, id)
      const all = await evaluationsOf(reader.db, reader.moment, id)
      const items = all.map(({ by: _by, project: _project, ...each }) => ({
        ...each,
        version: versionOf(heldByEvaluation(each)),
      }))
      return pageThrough(items, query, ({ findings }) => findings)
    },
  )
  read(
    app,
    paths.recommendations(':id'),
    {
      ...inside,
      query: ListQuery,
      summary: 'What the evaluations of a project recommend, what was answered, what came of it',
      answers: ListShape(RecommendationShape),
    },
    async (reader, query, { id = '' }) => {
      await seenInside(reader, id)
      const all = await recommendationsOf(reader.db, reader.moment, id)
      const items = all.map(({ by: _by, project: _project, ...each }) => each)
      return pageThrough(items, query, ({ text }) => text)
    },
  )
}
