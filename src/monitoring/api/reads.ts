import type { FastifyInstance } from 'fastify'
import { signedIn } from '#platform/doors/asker.ts'
import { versionOf } from '#platform/doors/version.ts'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { Refusal } from '#platform/refusal.ts'
import { upperFrom, upperText } from '#frameworks/model/upper.ts'
import { refuseUnknown } from '#world/views.ts'
import { MonitoringQuery, PartsQuery, RollUpQuery } from '#monitoring/forms/queries.ts'
import { heldByIndicator } from '#monitoring/model/held.ts'
import { valuesOf } from '#monitoring/model/report.ts'
import { sightOf } from '#monitoring/model/sight.ts'
import { paths } from '#monitoring/paths.ts'
import { monitoredPlan, theIndicator } from '#monitoring/views/indicators.ts'
import { inProgress, plansInProgress } from '#monitoring/views/progress.ts'
import { rolledUp } from '#monitoring/views/roll-up.ts'
import { waitingFor } from '#monitoring/views/waiting.ts'
import { reportList, yearOf } from '#monitoring/views.ts'
import { toldIndicator, toldPlan, toldReport, toldRollUp } from './told.ts'
import {
  IndicatorShape,
  PlanShape,
  ReportShape,
  RollUpShape,
  WholeIndicatorShape,
  YearShape,
} from './shapes.ts'

const tag = 'monitoring'

/** Plans, indicators, their years and reports, and what they add up to, as far as the asker may read them. */
export function monitoringReads(app: FastifyInstance): void {
  planReads(app)
  indicatorReads(app)
  read(
    app,
    paths.rollUp,
    {
      query: RollUpQuery,
      tag,
      summary:
        'What the approved values of the indicators in force that cite an upper one add up to for a year, or why they are not added',
      answers: RollUpShape,
    },
    async (reader, { upper: text, year }) => {
      const upper = upperFrom(text)
      if (upper === null)
        throw new Refusal('invalid', 'request/invalid', {
          faults: [{ field: 'upper', reason: 'monitoring/fault.no-upper' }],
        })
      const wanted = year === undefined ? yearOf(reader.moment) : Number(year)
      return toldRollUp(await rolledUp(reader, upper, wanted), upperText(upper), reader.locale)
    },
  )
}

function planReads(app: FastifyInstance): void {
  read(
    app,
    paths.monitoring,
    {
      query: MonitoringQuery,
      tag,
      summary: 'Plans in force that have indicators, and how many of these stand how this year',
      answers: ListShape(PlanShape),
    },
    async (reader, { level, office, region, country, ...query }) => {
      await refuseUnknown(reader.db, { country })
      const plans = await plansInProgress(reader, { level, office, region, country })
      const items = plans.map((each) => toldPlan(each, reader.locale))
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
  read(
    app,
    paths.plan(':plan'),
    {
      query: PartsQuery,
      tag,
      summary: 'The indicators of a plan, and how each stands this year',
      answers: ListShape(IndicatorShape),
    },
    async ({ db, moment, locale }, query, { plan = '' }) => {
      const { indicators } = await monitoredPlan(db, moment, plan)
      const reports = await reportList(db, moment, { plans: [plan], sight: 'approved' })
      const items = indicators.map((indicator) => {
        const own = reports.filter(({ part }) => part === indicator.part)
        return toldIndicator(inProgress(indicator, own, moment), locale)
      })
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
  read(
    app,
    paths.waiting,
    {
      query: PartsQuery,
      tag,
      summary: 'Reported values on which you may decide today, those that wait longest first',
      answers: ListShape(ReportShape),
      admission: { right: 'monitoring.approve' },
    },
    async (reader, query) => {
      const waiting = await waitingFor(reader.db, signedIn(reader).asker)
      const items = waiting.map(({ report }) => toldReport(report, reader.asker))
      return pageThrough(items, query, ({ id }) => id)
    },
  )
}

function indicatorReads(app: FastifyInstance): void {
  read(
    app,
    paths.indicator(':plan', ':part'),
    {
      query: ApiQuery({}),
      tag,
      summary: 'An indicator as its plan defines it, and what reporting a value of it rests on',
      answers: WholeIndicatorShape,
    },
    async (reader, _query, params) => {
      const { indicator, reports } = await indicatorOf(reader, params)
      const { titles, units, targets, years } = indicator
      const told = toldIndicator(inProgress(indicator, reports, reader.moment), reader.locale)
      const { plan, part } = indicator
      // Forms rest on all reports, also on those that the asker does not read.
      const all = await reportList(reader.db, reader.moment, { plans: [plan], part, sight: 'all' })
      const version = versionOf(heldByIndicator(indicator, all))
      return { ...told, titles, units, targets, years, version }
    },
  )
  read(
    app,
    paths.years(':plan', ':part'),
    {
      query: PartsQuery,
      tag,
      summary: 'An indicator year by year: target, approved value, source, and how it stands',
      answers: ListShape(YearShape),
    },
    async (reader, query, params) => {
      const { indicator, reports } = await indicatorOf(reader, params)
      const values = valuesOf(reports)
      const items = inProgress(indicator, reports, reader.moment).years.map(
        ({ year, target, value, share, standing }) => {
          const report = value === null ? undefined : values.get(year)
          return {
            id: String(year),
            target,
            value,
            share,
            standing,
            report: report?.id ?? null,
            sourceTitle: report?.source.title ?? null,
            sourceAddress: report?.source.address ?? null,
          }
        },
      )
      return pageThrough(items, query, ({ id }) => id)
    },
  )
  read(
    app,
    paths.reports(':plan', ':part'),
    {
      query: PartsQuery,
      tag,
      summary:
        'What was reported of an indicator, the first first; what is not approved only to those who work with it',
      answers: ListShape(ReportShape),
    },
    async (reader, query, params) => {
      const { reports } = await indicatorOf(reader, params)
      const items = reports.map((each) => toldReport(each, reader.asker))
      return pageThrough(items, query, ({ id }) => id)
    },
  )
}

/** An indicator with what was reported of it, as far as the asker may read. */
async function indicatorOf(
  { db, moment, asker }: Reader,
  { plan = '', part = '' }: Record<string, string>,
) {
  const { indicator } = await theIndicator(db, moment, { plan, part })
  const reports = await reportList(db, moment, { plans: [plan], part, sight: sightOf(asker) })
  return { indicator, reports }
}
