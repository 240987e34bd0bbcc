import type { Act } from '#platform/act.ts'
import { tellPersons } from '#people/actions/telling.ts'
import type { SupportRequest } from '#support/model/request.ts'
import type { SupportRoom } from './room.ts'

/** What letters about one request tell. */
export type Topic = 'came' | 'answered' | 'declined' | 'reopened' | 'closed' | 'withdrawn' | 'said'

/** Writes to each of these persons what became of a request, but not to whoever acts. */
export const tellOf = (
  act: Act,
  topic: Topic,
  {
    request,
    persons,
    why,
    room,
  }: {
    request: Pick<SupportRequest, 'id' | 'title'> & { standing: { due: string } }
    persons: readonly string[]
    /** What is told with it: why, the answer, what was said. */
    why: string | null
    room: SupportRoom
  },
): Promise<void> =>
  tellPersons(act, {
    persons,
    topic: `support.${topic}`,
    about: request.id,
    link: (locale) => room.link(locale, request.id),
    details: (words) => ({
      title: request.title.text,
      ...(topic === 'came'
        ? { until: words.day(request.standing.due) }
        : { by: act.by.name, why: why ?? '—' }),
    }),
  })
