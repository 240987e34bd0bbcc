import type { Day } from '#platform/day.ts'
import type { WaitingItem, WorkPart } from '#platform/doors/work.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { paths } from '#plans/paths.ts'
import { type Waiting, waitingFor } from '#plans/views/life/waiting.ts'
import { citingOf, toldOf } from '#plans/views/questions/seen.ts'
import { titleOf } from './reading/said.tsx'

/** Plans that wait for somebody: to comment, to endorse, to go on with, and what their offices are to confirm. */
export const plansWork: WorkPart = {
  id: 'plans',
  words: 'plans.waiting.title',
  path: paths.waiting,
  events: ['plans.', 'frameworks.', 'decisions.', 'sources.'],
  waiting: async (reader, most) => {
    const { words, locale } = reader
    const { waiting, questions } = await waitingFor(reader)
    const told = await toldOf(reader, most > 1 ? questions.slice(0, most) : [])
    const items = [
      ...waiting.map(({ kind, version, since, until }): WaitingItem => ({
        id: `${version.plan.id}@${version.number} ${kind}`,
        title: titleOf(version, locale),
        path: doneAt(kind)(version.plan.id, version.number),
        asked: words.t(`plans.waiting.kind.${kind}`),
        office: { id: version.plan.office, name: version.plan.officeName ?? version.plan.office },
        since,
        until,
        why: null,
      })),
      ...questions.map((each): WaitingItem => {
        const citing = upperText(citingOf(each))
        const titles = told.get(citing)?.titles ?? {}
        return {
          id: each.id,
          title: nearest(titles, locale) ?? { text: citing, language: 'en' },
          path: paths.question(each.id),
          asked: words.t('plans.waiting.to-confirm'),
          office: { id: each.owner, name: each.ownerName ?? each.owner },
          since: each.askedAt.slice(0, 10),
          until: each.due,
          why: null,
        }
      }),
    ]
    return { items: items.toSorted(byDue).slice(0, most), total: items.length }
  },
}

const byDue = ({ until: a }: { until: Day | null }, { until: b }: { until: Day | null }) =>
  (a ?? '9') < (b ?? '9') ? -1 : (a ?? '9') > (b ?? '9') ? 1 : 0

/** Where what waits is done. */
export function doneAt(kind: Waiting['kind']) {
  switch (kind) {
    case 'to-comment':
      return paths.respond
    case 'to-endorse':
      return paths.decide
    case 'to-submit':
      return paths.submit
    case 'to-publish':
      return paths.publish
    case 'returned':
      return paths.version
  }
}
