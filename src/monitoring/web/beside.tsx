import { linkTo } from '#platform/http/reader.ts'
import { wasPublished } from '#plans/model/plan.ts'
import type { Beside } from '#plans/web.tsx'
import { paths } from '#monitoring/paths.ts'
import { decisiveVersion, withIndicators } from '#monitoring/views/indicators.ts'
import { inProgress } from '#monitoring/views/progress.ts'
import { reportList } from '#monitoring/views.ts'
import { StandingMark } from './parts.tsx'
import { IndicatorPlot } from './plot.tsx'

/** Beside each indicator of a published version: its plot, and the way to its values. */
export const monitoringBeside: Beside = async (reader, { version }) => {
  const { db, moment, words } = reader
  if (!wasPublished(version)) return {}
  const decisive = await decisiveVersion(db, moment, version.plan.id)
  const [monitored] = decisive === undefined ? [] : await withIndicators(db, moment, [decisive])
  const indicators = monitored?.indicators ?? []
  if (indicators.length === 0) return {}
  const reports = await reportList(db, moment, { plans: [version.plan.id], sight: 'approved' })
  const told = new Map(
    indicators.map((indicator) => [
      indicator.part,
      inProgress(
        indicator,
        reports.filter(({ part }) => part === indicator.part),
        moment,
      ),
    ]),
  )
  return {
    head: (
      <p>
        <a class="ds-link" href={linkTo(reader, paths.plan(version.plan.id))}>
          {words.t('monitoring.beside.plan')}
        </a>
      </p>
    ),
    part: ({ part }) => {
      const own = told.get(part)
      if (own === undefined) return null
      return (
        <div class="monitoring__beside">
          <IndicatorPlot told={own} reader={reader} />
          <p>
            {own.present !== undefined && (
              <StandingMark standing={own.present.standing} words={words} />
            )}{' '}
            <a class="ds-link" href={linkTo(reader, paths.indicator(version.plan.id, part))}>
              {words.t('monitoring.beside.way')}
            </a>
          </p>
        </div>
      )
    },
  }
}
