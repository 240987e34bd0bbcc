import type { Act } from '#platform/act.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { write } from '#mail/actions.ts'
import { isAddress } from '#mail/model/letter.ts'
import { addresseeOf } from '#people/model/person.ts'
import { activeAmong } from '#people/views.ts'
import { grantsOn } from '#posts/views/grants.ts'
import { postList } from '#posts/views/posts.ts'
import type { Scenario } from '#scenarios/model/scenario.ts'
import { opensShared } from '#scenarios/model/sight.ts'

/** Where a scenario is read, absolute, in a language: handed down by the door, which knows addresses. */
export type LetterLink = (locale: Locale, scenario: string) => string

/** What a letter about a scenario tells beside its title. */
interface Telling {
  topic: 'scenarios.consultation' | 'scenarios.adoption'
  link: LetterLink
  /** The day that matters: the deadline, or the day from which it holds. */
  day: string
}

/**
 * Writes to whoever holds a post today in one of these offices and may see the scenario: each person once, in their language. Who
 * acts knows already, and who has no address or may not sign in gets none.
 */
export async function tellHolders(
  act: Act,
  { id, title }: Scenario,
  { offices, today, ...told }: Telling & { offices: readonly string[]; today: Moment },
): Promise<void> {
  const concerned = new Set(offices)
  const posts = await postList(act.db, today)
  const persons = posts.flatMap(({ office, person }) =>
    person !== null && person !== act.by.person && office !== null && concerned.has(office)
      ? [person]
      : [],
  )
  const grants = await grantsOn(act.db, today)
  const looking = new Set(grants.filter(opensShared).map(({ person }) => person))
  for (const person of await activeAmong(
    act.db,
    persons.filter((each) => looking.has(each)),
  )) {
    if (!isAddress(person.email)) continue
    await write(act, {
      event: `${told.topic}:${id}:${act.at}`,
      ...addresseeOf(person),
      topic: told.topic,
      details: { title, day: wordsIn(person.locale).day(told.day) },
      link: told.link(person.locale, id),
      manner: 'digest',
    })
  }
}
