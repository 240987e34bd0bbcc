import type { Act } from '#platform/act.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { type Words, wordsIn } from '#platform/i18n/words.ts'
import { floodedAmong, write } from '#mail/actions.ts'
import { isAddress } from '#mail/model/letter.ts'
import { addresseeOf, mannerFor } from '#people/model/person.ts'
import { activeAmong } from '#people/views.ts'

/** A letter to several. */
export interface Telling {
  persons: readonly string[]
  /** By which its words are found: `routes.came`. */
  topic: string
  /** What it is about: with the instant of the act, it tells one letter of a topic from the next. */
  about: string
  /** Where it leads, absolute, in a language. */
  link(locale: Locale): string
  /** What fills the places of its words, for one of the persons. */
  details(words: Words, person: string): Readonly<Record<string, string | number>>
}

/**
 * Writes to these persons: each once, in their language and as often as they wish; whoever had several at once within the hour gets this one
 * with their digest. Who acts knows already, and who has no address or may not sign in gets none.
 */
export async function tellPersons(
  act: Act,
  { persons, topic, about, link, details }: Telling,
): Promise<void> {
  const others = persons.filter((person) => person !== act.by.person)
  const told = (await activeAmong(act.db, others)).filter(({ email }) => isAddress(email))
  const hurried = told.filter((person) => mannerFor(person) === 'at-once')
  const flooded = await floodedAmong(
    act,
    topic.split('.')[0] ?? topic,
    hurried.map(({ email }) => email),
  )
  for (const person of told) {
    await write(act, {
      event: `${topic}:${about}:${act.at}`,
      ...addresseeOf(person),
      topic,
      details: details(wordsIn(person.locale), person.id),
      link: link(person.locale),
      manner: flooded.has(person.email) ? 'digest' : mannerFor(person),
    })
  }
}

/** Writes to each of these persons of how many things they are told, in one letter of its own. */
export const tellCounts = (
  act: Act,
  {
    counts,
    ...telling
  }: Pick<Telling, 'topic' | 'about' | 'link'> & { counts: ReadonlyMap<string, number> },
): Promise<void> =>
  tellPersons(act, {
    ...telling,
    persons: [...counts.keys()],
    details: (_words, person) => ({ count: counts.get(person) ?? 0 }),
  })
