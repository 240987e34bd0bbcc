import type { FastifyInstance } from 'fastify'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { sightOf } from '#trends/model/sight.ts'
import { ComparisonQuery, PartsQuery } from '#plans/forms/queries.ts'
import { paths } from '#plans/paths.ts'
import { citedBy } from '#plans/views/reading/below.ts'
import { cascadeOf } from '#plans/views/reading/cascade.ts'
import { comparisonOf } from '#plans/views/reading/compared.ts'
import { citingItems, differenceItems, stepItems } from '#plans/views/reading/items.ts'
import { seenPlan, seenVersion } from '#plans/views/seen.ts'
import { CitingShape, DifferenceShape, StepShape } from './shapes.ts'

const tag = 'plans'

/** How a version stands to others: who cites it, what stands above and below it, what changed since another version. */
export function relationReads(app: FastifyInstance): void {
  read(
    app,
    `${paths.api.version(':id', ':number')}/cited-by`,
    {
      query: PartsQuery,
      tag,
      summary:
        'Who cites the parts of a version, in it or in an earlier one: versions in force on the day, and drafts that the asker may see',
      answers: ListShape(CitingShape),
    },
    async (reader, query, { id = '', number = '' }) => {
      const version = await seenVersion(reader, id, number)
      const citing = await citedBy(reader, { plan: id, number: version.number })
      return pageThrough(
        citingItems(citing, reader.locale),
        query,
        ({ id: each, title, planTitle }) => `${each} ${title} ${planTitle}`,
      )
    },
  )
  read(
    app,
    paths.api.comparison(':id', ':number'),
    {
      query: ComparisonQuery,
      tag,
      summary:
        'What changed in a version since the one before it, or since another, field by field',
      answers: ListShape(DifferenceShape),
    },
    async (reader, { with: other, ...query }, { id = '', number = '' }) => {
      const { number: to } = await seenVersion(reader, id, number)
      const versions = await seenPlan(reader, id)
      const sight = sightOf(reader.asker)
      const comparison = await comparisonOf(reader, versions, { from: other, to, sight })
      const items = differenceItems(
        comparison?.changes ?? [],
        (issue) => comparison?.issues.has(issue) ?? false,
      )
      return pageThrough(items, query, ({ part, before, after }) => `${part} ${before} ${after}`)
    },
  )
  read(
    app,
    paths.api.cascade(':id', ':number'),
    {
      query: PartsQuery,
      tag,
      summary:
        'The cascade of a version, step by step: up to frameworks by what is cited, down to actions by what is in force on the day',
      answers: ListShape(StepShape),
    },
    async (reader, query, { id = '', number = '' }) => {
      const version = await seenVersion(reader, id, number)
      const cascade = await cascadeOf(reader, { plan: id, number: version.number })
      return pageThrough(
        stepItems(cascade, reader.locale),
        query,
        ({ id: step, belowTitle, aboveTitle }) => `${step} ${belowTitle} ${aboveTitle}`,
      )
    },
  )
}
