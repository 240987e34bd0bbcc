import type { WorkPart } from '#platform/doors/work.ts'
import { becauseText } from '#routes/model/sentence.ts'
import { placeNames } from '#world/views.ts'
import { openStates } from '#support/model/request.ts'
import { paths } from '#support/paths.ts'
import { requestList, waitingCount } from '#support/views.ts'

/** Requests for support that wait for somebody, and those that they made. */
export const supportWork: WorkPart = {
  id: 'support',
  words: 'support.work.part',
  path: paths.support,
  events: ['support.', 'posts.', 'calendars.', 'people.'],
  waiting: async (reader, most) => {
    const { db, moment, locale, words } = reader
    const { items, total } = await requestList(reader, { view: 'waiting' }, { limit: most })
    const names =
      items.length === 0 ? new Map<string, string>() : await placeNames(db, moment, locale)
    return {
      total,
      items: items.map(({ id, title, office, officeName, standing }) => {
        const isToGive = openStates.includes(standing.state)
        const moved = standing.cause === 'rule' ? [] : [words.t(`support.cause.${standing.cause}`)]
        return {
          id,
          title,
          path: paths.request(id),
          asked: words.t(`support.work.asked.${isToGive ? 'give' : 'confirm'}`),
          office: { id: office, name: officeName ?? office },
          since: isToGive ? standing.since : (standing.answeredAt?.slice(0, 10) ?? null),
          until: isToGive ? standing.due : null,
          why: isToGive ? [becauseText(standing.because, names, words), ...moved].join(' ') : null,
        }
      }),
    }
  },
  count: ({ db, asker }) => waitingCount(db, asker),
  sent: async (reader, most) => {
    const { words } = reader
    const { items, total } = await requestList(reader, { by: reader.asker.person }, { limit: most })
    return {
      total,
      items: items.map(({ id, title, askedAt, standing }) => {
        const isOpen = openStates.includes(standing.state)
        return {
          id,
          title,
          path: paths.request(id),
          standing: words.t(`support.state.${standing.state}`),
          with: isOpen ? [standing.postTitle] : [],
          sentAt: askedAt,
          until: isOpen ? standing.due : null,
        }
      }),
    }
  },
}
