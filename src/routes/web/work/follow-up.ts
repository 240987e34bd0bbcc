import type { WorkPart } from '#platform/doors/work.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { paths as projects } from '#projects/paths.ts'
import { paths } from '#routes/paths.ts'
import { type FollowUp, followUpsOf } from '#routes/views/follow-up.ts'

/** What is left to do after a route: projects that were given back, conditions to be met and to be confirmed. */
export const followUpWork: WorkPart = {
  id: 'follow-up',
  words: 'routes.work.follow-up',
  path: null,
  events: ['routes.', 'projects.'],
  waiting: async ({ db, asker, locale, words }, most) => {
    const { items, total } = await followUpsOf(db, asker, most)
    return {
      total,
      items: items.map((each) => ({
        id: `${each.kind} ${each.id}`,
        title: nearest(each.titles, locale) ?? { text: each.project, language: 'en' },
        path: doneAt(each),
        asked: words.t(`routes.work.to-do.${each.kind}`),
        office: { id: each.office, name: each.officeName ?? each.office },
        since: each.since,
        until: each.due,
        why: each.text,
      })),
    }
  },
}

function doneAt({ kind, id, project }: FollowUp): string {
  if (kind === 'to-send') return projects.move(project, 'send')
  return kind === 'returned' ? paths.route(project) : paths.condition(id)
}
