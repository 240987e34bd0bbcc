import type { Act } from '#platform/act.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { type Words, wordsIn } from '#platform/i18n/words.ts'
import { write } from '#mail/actions.ts'
import { isAddress } from '#mail/model/letter.ts'
import { addresseeOf, mannerFor } from '#people/model/person.ts'
import { activeAmong } from '#people/views.ts'
import type { Project } from '#projects/model/project.ts'

/** A letter to several: about what, where it leads, and what fills its places. */
export interface Told {
  persons: readonly string[]
  topic: string
  about: string
  link(locale: Locale): string
  details(words: Words, person: string): Record<string, string | number>
}

/** Writes to each of these persons who can still sign in, but not to who acts. */
export async function tellPersons(
  act: Act,
  { persons, topic, about, link, details }: Told,
): Promise<void> {
  const others = [...new Set(persons)].filter((person) => person !== act.by.person)
  for (const person of await activeAmong(act.db, others)) {
    if (!isAddress(person.email)) continue
    await write(act, {
      event: `delivery.${topic}:${about}:${act.at}`,
      ...addresseeOf(person),
      topic: `delivery.${topic}`,
      details: details(wordsIn(person.locale), person.id),
      link: link(person.locale),
      manner: mannerFor(person),
    })
  }
}

/** What a project is called to a reader. */
export const titleIn = (
  { id, titles }: Pick<Project, 'id' | 'titles'>,
  { locale }: Pick<Words, 'locale'>,
): string => nearest(titles, locale)?.text ?? id
