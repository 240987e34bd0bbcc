import type { WorkPart } from '#platform/doors/work.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { placeNames } from '#world/views.ts'
import { becauseText, causeText } from '#routes/model/sentence.ts'
import { paths } from '#routes/paths.ts'
import { sentBy, waitingCount, waitingFor } from '#routes/views.ts'
import { stepWording } from '#routes/web/route/parts.tsx'

/** The steps of routes that wait for somebody, and the projects that they sent on a route. */
export const routesWork: WorkPart = {
  id: 'routes',
  words: 'routes.work.part',
  sentWords: 'routes.work.part-sent',
  path: null,
  events: ['routes.', 'projects.', 'calendars.'],
  waiting: async (reader, most) => {
    const { db, asker, moment, locale, words } = reader
    const { items, total } = await waitingFor(db, asker, { limit: most })
    const names =
      items.length === 0 ? new Map<string, string>() : await placeNames(db, moment, locale)
    return {
      total,
      items: items.map((each) => {
        const { because, cause, projectTitles, project, officeName, office } = each
        const why =
          because === null || because.office === '' ? null : becauseText(because, names, words)
        const moved = cause === null || cause === 'rule' ? null : causeText(cause, words)
        return {
          id: each.step,
          title: nearest(projectTitles, locale) ?? { text: project, language: 'en' },
          path: paths.step(each.step),
          asked: stepWording(each.stepTitles, each.rule, locale).text,
          office: { id: office, name: officeName ?? office },
          since: each.since,
          until: each.due,
          why: [why, moved].filter((text) => text !== null).join(' ') || null,
        }
      }),
    }
  },
  count: ({ db, asker }) => waitingCount(db, asker),
  sent: async ({ db, asker, locale, words }, most) => {
    const { items, total } = await sentBy(db, asker, { limit: most })
    return {
      total,
      items: items.map(({ route, project, projectTitles, purpose, openedAt, outcome, ...each }) => {
        const state =
          outcome === null
            ? words.t('routes.work.steps-done', { done: each.done, steps: each.steps })
            : words.t(`routes.outcome.${outcome}`)
        return {
          id: route,
          title: nearest(projectTitles, locale) ?? { text: project, language: 'en' },
          path: `${paths.route(project)}?route=${route}`,
          standing: `${words.t(`routes.purpose.${purpose}`)}: ${state}`,
          with: each.with.flatMap(({ postTitle }) => postTitle ?? []),
          sentAt: openedAt,
          until: each.with.flatMap(({ due }) => due ?? []).toSorted()[0] ?? null,
        }
      }),
    }
  },
}
