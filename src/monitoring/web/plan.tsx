import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { PageQuery } from '#platform/http/queries.ts'
import { paths as plans } from '#plans/paths.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { OriginMark, PlanOffice, titleOf } from '#plans/web/reading/said.tsx'
import { paths } from '#monitoring/paths.ts'
import { monitoredPlan } from '#monitoring/views/indicators.ts'
import { countsOf, inProgress, type InProgress } from '#monitoring/views/progress.ts'
import { reportList, yearOf } from '#monitoring/views.ts'
import { Counts, DefinitionText, IndicatorLink, StandingMark } from './parts.tsx'
import { IndicatorPlot, PlotLegend } from './plot.tsx'
import { YearTable } from './years.tsx'

/** The indicators of a plan: each as a small plot with its figures. */
export function planPage(app: FastifyInstance): void {
  page(app, paths.plan(':plan'), PageQuery({}), async (reader, _query, { plan = '' }) => {
    const { words, db, moment, locale } = reader
    const { version, indicators } = await monitoredPlan(db, moment, plan)
    const reports = await reportList(db, moment, { plans: [plan], sight: 'approved' })
    const told = indicators.map((indicator) =>
      inProgress(
        indicator,
        reports.filter(({ part }) => part === indicator.part),
        moment,
      ),
    )
    const title = titleOf(version, locale)
    const counts = countsOf(told)
    return (
      <Page reader={reader} title={words.t('monitoring.plan.title', { plan: title.text })}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('monitoring.plan.heading')} <Said wording={title} />
        </h1>
        <p class="lead">
          {words.t(`plans.level.${version.plan.level}`)} ·{' '}
          <PlanOffice plan={version.plan} reader={reader} />{' '}
          <OriginMark plan={version.plan} reader={reader} />
        </p>
        <p>
          <a class="ds-link" href={linkTo(reader, plans.version(plan, version.number))}>
            {words.t('monitoring.plan.way', { number: version.number })}
          </a>
        </p>
        {told.length === 0 ? (
          <p class="empty">{words.t('monitoring.plan.none')}</p>
        ) : (
          <>
            <p>{words.t('monitoring.plan.year', { year: String(yearOf(moment)) })}</p>
            <Counts counts={counts} words={words} />
            <PlotLegend words={words} />
            {told.map((each) => (
              <IndicatorSection told={each} reader={reader} />
            ))}
            <p>{words.t('monitoring.rule')}</p>
            <Exports reader={reader} list={paths.plan(plan)} />
          </>
        )}
      </Page>
    )
  })
}

function IndicatorSection({ told, reader }: { told: InProgress; reader: Reader }) {
  const { words } = reader
  const { indicator, present } = told
  return (
    <section class="monitoring__indicator" id={indicator.part}>
      <h2 class="ds-heading" data-size="sm">
        <IndicatorLink indicator={indicator} reader={reader} />
      </h2>
      <p>
        <DefinitionText indicator={indicator} reader={reader} />{' '}
        {present !== undefined && <StandingMark standing={present.standing} words={words} />}
      </p>
      <IndicatorPlot told={told} reader={reader} />
      <YearTable told={told} reader={reader} />
    </section>
  )
}
