import type { WorkPart } from '#platform/doors/work.ts'
import { paths } from '#monitoring/paths.ts'
import { waitingFor } from '#monitoring/views/waiting.ts'
import { nameOf } from './parts.tsx'

/** Reported values of indicators on which somebody may decide. */
export const monitoringWork: WorkPart = {
  id: 'monitoring',
  words: 'monitoring.waiting.title',
  path: `${paths.monitoring}?waiting=me`,
  events: ['monitoring.', 'plans.', 'decisions.', 'sources.'],
  waiting: async ({ db, asker, locale, words }, most) => {
    const waiting = await waitingFor(db, asker)
    return {
      total: waiting.length,
      items: waiting.slice(0, most).map(({ report, version, indicator }) => ({
        id: report.id,
        title: nameOf(indicator, locale),
        path: paths.verdict(report.id),
        asked: words.t('monitoring.verdict.title', { year: String(report.year) }),
        office: { id: version.plan.office, name: version.plan.officeName ?? version.plan.office },
        since: report.at.slice(0, 10),
        until: null,
        why: null,
      })),
    }
  },
}
