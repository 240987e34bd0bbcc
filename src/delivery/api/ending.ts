import type { FastifyInstance } from 'fastify'
import { versionOf } from '#platform/doors/version.ts'
import { heldByEvaluation } from '#delivery/model/evaluation.ts'
import { paths } from '#delivery/paths.ts'
import { closingOf, evaluationsOf, recommendationsOf } from '#delivery/views.ts'
import { listOfProject } from './lists.ts'
import { ClosingShape, EvaluationShape, RecommendationShape } from './shapes.ts'

/** Closing checklists, evaluations, and what they recommend. */
export function endingReads(app: FastifyInstance): void {
  listOfProject(app, paths.closure(':id'), {
    summary: 'The closing checklists of a project, item by item, with what was ticked',
    item: ClosingShape,
    items: async ({ db, moment, locale }, id) => {
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
      return items
    },
    text: ({ title }) => title,
  })
  listOfProject(app, paths.evaluations(':id'), {
    summary: 'The evaluations of a project, planned and done',
    item: EvaluationShape,
    items: async ({ db, moment }, id) =>
      (await evaluationsOf(db, moment, id)).map(({ by: _by, project: _project, ...each }) => ({
        ...each,
        version: versionOf(heldByEvaluation(each)),
      })),
    text: ({ findings }) => findings,
  })
  listOfProject(app, paths.recommendations(':id'), {
    summary: 'What the evaluations of a project recommend, what was answered, what came of it',
    item: RecommendationShape,
    items: async ({ db, moment }, id) =>
      (await recommendationsOf(db, moment, id)).map(
        ({ by: _by, project: _project, ...each }) => each,
      ),
    text: ({ text }) => text,
  })
}
