import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Done } from '#platform/ui/done.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { type RecordSection, Section } from '#platform/ui/section.tsx'
import { upperText } from '#frameworks/model/upper.ts'
import { citationsOf } from '#plans/views/parts.ts'
import { uppersTold } from '#plans/views/reading/cited.ts'
import { UpperLink } from '#plans/web/reading/upper.tsx'
import { DoneQuery } from '#monitoring/forms/queries.ts'
import type { Indicator } from '#monitoring/model/indicator.ts'
import { sightOf } from '#monitoring/model/sight.ts'
import { paths } from '#monitoring/paths.ts'
import { theIndicator } from '#monitoring/views/indicators.ts'
import { inProgress } from '#monitoring/views/progress.ts'
import { reportList } from '#monitoring/views.ts'
import { noReporting } from './may.ts'
import { DefinitionText, nameOf, PlanLink } from './parts.tsx'
import { IndicatorPlot, PlotLegend } from './plot.tsx'
import { Reports } from './reports.tsx'
import { YearTable } from './years.tsx'

interface Room {
  sections: readonly RecordSection[]
}

/** One indicator: its years with their values, where each comes from, who reported and who approved it, and what it was before. */
export function indicatorPage(app: FastifyInstance, { sections }: Room): void {
  page(app, paths.indicator(':plan', ':part'), DoneQuery, async (reader, { done }, params) => {
    const { plan = '', part = '' } = params
    const { words, db, moment, asker, locale } = reader
    const { version, indicator } = await theIndicator(db, moment, { plan, part })
    const reports = await reportList(db, moment, { plans: [plan], part, sight: sightOf(asker) })
    const told = inProgress(indicator, reports, moment)
    const title = nameOf(indicator, locale)
    const more = await Promise.all(sections.map((section) => section(reader, `${plan}:${part}`)))
    return (
      <Page reader={reader} title={title.text}>
        <h1 class="ds-heading" data-size="lg">
          <bdi lang={title.language}>{title.text}</bdi>
        </h1>
        {done !== undefined && <Done>{words.t(`monitoring.done.${done}`)}</Done>}
        <p class="lead">
          <PlanLink version={version} reader={reader} />
        </p>
        <p>
          <DefinitionText indicator={indicator} reader={reader} />
        </p>
        {await Cited({ indicator, reader })}
        <PlotLegend words={words} />
        <IndicatorPlot told={told} reader={reader} />
        <YearTable told={told} reader={reader} />
        <Ways
          indicator={indicator}
          reader={reader}
          barred={moment.asKnown === null ? await noReporting(reader, version) : null}
        />
        <Section title={words.t('monitoring.reports.title')} id="reports">
          <Reports reports={reports} indicator={indicator} reader={reader} />
        </Section>
        <Exports reader={reader} list={paths.years(plan, part)} />
        {more}
      </Page>
    )
  })
}

/** What the indicator cites above it, and the way to what the same adds up to there; and what stands below itself. */
async function Cited({ indicator, reader }: { indicator: Indicator; reader: Reader }) {
  const { words, db, moment } = reader
  const { plan, number, part } = indicator
  const cited = (await citationsOf(db, moment, { plan, number })).filter(
    (each) => each.part === part,
  )
  const uppers = cited.map(({ upper }) => upper)
  const told = await uppersTold(reader, uppers)
  const own = { of: plan, version: String(number), code: part }
  const sum = (upper: typeof own) => (
    <a class="ds-link" href={linkTo(reader, paths.rollUp, { upper: upperText(upper) })}>
      {words.t('monitoring.roll-up.way')}
    </a>
  )
  return (
    <ul class="monitoring__cited">
      {uppers.map((upper) => (
        <li>
          <UpperLink upper={upper} told={told.get(upperText(upper))} reader={reader} /> {sum(upper)}
        </li>
      ))}
      <li>
        {words.t('monitoring.roll-up.below')} {sum(own)}
      </li>
    </ul>
  )
}

/** The way to the form, for who works with values and reads them as they stand now. */
function Ways({
  indicator: { plan, part },
  reader,
  barred,
}: {
  indicator: Indicator
  reader: Reader
  barred: string | null
}) {
  const { words, asker, moment } = reader
  const works = asker?.grants.some(({ right }) => right === 'monitoring.report') ?? false
  if (!works || moment.asKnown !== null) return null
  return (
    <div class="ways">
      <WayTo
        href={linkTo(reader, paths.report(plan, part))}
        label={words.t('monitoring.report.title')}
        barred={barred}
        id="no-report"
      />
    </div>
  )
}
