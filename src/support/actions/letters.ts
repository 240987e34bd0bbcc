import type { Act } from '#platform/act.ts'
import { type Words, wordsIn } from '#platform/i18n/words.ts'
import { write } from '#mail/actions.ts'
import { isAddress } from '#mail/model/letter.ts'
import { addresseeOf, mannerFor } from '#people/model/person.ts'
import { activeAmong } from '#people/views.ts'
import type { Bench } from '#routes/model/holder.ts'
import type { SupportRequest } from '#support/model/request.ts'
import type { SupportRoom } from './room.ts'

/** Whoever can act under a post today. */
export const handsOf = (bench: Bench, post: string): string[] => [
  ...new Set((bench.posts.get(post)?.hands ?? []).map(({ person }) => person)),
]

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
  tell(act, {
    persons,
    topic,
    link: (locale) => room.link(locale, request.id),
    details: (words) => ({
      title: request.title.text,
      ...(topic === 'came'
        ? { until: words.day(request.standing.due) }
        : { by: act.by.name, why: why ?? '—' }),
    }),
    about: request.id,
  })

/** Writes to each of these persons how many requests came to them, are due or late, in one letter. */
export const tellCounts = (
  act: Act,
  topic: 'moved' | 'due' | 'late',
  counts: ReadonlyMap<string, number>,
  room: SupportRoom,
): Promise<void> =>
  tell(act, {
    persons: [...counts.keys()],
    topic,
    link: (locale) => room.work(locale),
    details: (_words, person) => ({ count: counts.get(person) ?? 0 }),
    about: 'work',
  })

async function tell(
  act: Act,
  {
    persons,
    topic,
    link,
    details,
    about,
  }: {
    persons: readonly string[]
    topic: string
    link(locale: Words['locale']): string
    details(words: Words, person: string): Record<string, string | number>
    about: string
  },
): Promise<void> {
  const others = [...new Set(persons)].filter((person) => person !== act.by.person)
  for (const person of await activeAmong(act.db, others)) {
    if (!isAddress(person.email)) continue
    await write(act, {
      event: `support.${topic}:${about}:${act.at}`,
      ...addresseeOf(person),
      topic: `support.${topic}`,
      details: details(wordsIn(person.locale), person.id),
      link: link(person.locale),
      manner: mannerFor(person),
    })
  }
}
