import type { Act } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { type Words, wordsIn } from '#platform/i18n/words.ts'
import { write } from '#mail/actions.ts'
import { isAddress } from '#mail/model/letter.ts'
import { addresseeOf, mannerFor } from '#people/model/person.ts'
import { activeAmong } from '#people/views.ts'
import { nearest } from '#platform/i18n/wording.ts'
import type { Project } from '#projects/model/project.ts'
import type { Bench } from '#routes/model/holder.ts'
import type { RouteRoom } from './room.ts'

/** A post that something came to, and until when. */
export interface Arrived {
  post: string | null
  due: Day | null
}

type Titled = Pick<Project, 'id' | 'titles'>

/** Writes to whoever can act under these posts that a project waits for them: each once, but not to who acts. */
export async function tellArrived(
  act: Act,
  {
    posts,
    bench,
    project,
    room,
  }: { posts: readonly Arrived[]; bench: Bench; project: Titled; room: RouteRoom },
): Promise<void> {
  const dues = new Map<string, Day | null>()
  for (const { post, due } of posts)
    for (const { person } of bench.posts.get(post ?? '')?.hands ?? []) dues.set(person, due)
  await tell(act, {
    persons: [...dues.keys()],
    topic: 'came',
    link: (locale) => room.link(locale, project.id),
    details: (words, person) => {
      const due = dues.get(person) ?? null
      return { title: titleIn(project, words), until: due === null ? '—' : words.day(due) }
    },
    about: project.id,
  })
}

/** Tells those who wrote it what became of a project's route. */
export const tellAuthors = (
  act: Act,
  {
    persons,
    project,
    topic,
    why,
    room,
  }: {
    persons: readonly string[]
    project: Titled
    topic: 'endorsed' | 'endorsed-with-conditions' | 'returned' | 'declined'
    why: string | null
    room: RouteRoom
  },
): Promise<void> =>
  tell(act, {
    persons,
    topic,
    link: (locale) => room.link(locale, project.id),
    details: (words) => ({
      title: titleIn(project, words),
      by: act.by.name,
      why: why ?? '—',
    }),
    about: project.id,
  })

/** Writes to each of these persons how many steps came to them, in one letter. */
export const tellMoved = (
  act: Act,
  counts: ReadonlyMap<string, number>,
  room: RouteRoom,
): Promise<void> => tellCounts(act, 'moved', counts, room)

/** Reminds each of these persons of so many steps, in one letter. */
export const tellDue = (
  act: Act,
  kind: 'before' | 'after',
  counts: ReadonlyMap<string, number>,
  room: RouteRoom,
): Promise<void> => tellCounts(act, kind === 'before' ? 'due' : 'late', counts, room)

const tellCounts = (
  act: Act,
  topic: 'moved' | 'due' | 'late',
  counts: ReadonlyMap<string, number>,
  room: RouteRoom,
): Promise<void> =>
  tell(act, {
    persons: [...counts.keys()],
    topic,
    link: (locale) => room.work(locale),
    details: (_words, person) => ({ count: counts.get(person) ?? 0 }),
    about: 'work',
  })

const titleIn = ({ id, titles }: Titled, { locale }: Words): string =>
  nearest(titles, locale)?.text ?? id

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
    const words = wordsIn(person.locale)
    await write(act, {
      event: `routes.${topic}:${about}:${act.at}`,
      ...addresseeOf(person),
      topic: `routes.${topic}`,
      details: details(words, person.id),
      link: link(person.locale),
      manner: mannerFor(person),
    })
  }
}
