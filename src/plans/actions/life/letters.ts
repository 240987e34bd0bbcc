import type { Act } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { tellPersons } from '#people/actions/telling.ts'
import { grantsOn } from '#posts/views/grants.ts'
import { postList } from '#posts/views/posts.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { seesDrafts } from '#plans/model/sight.ts'
import { nearest } from '#platform/i18n/wording.ts'
import type { Which } from '#plans/views/parts.ts'

/** Where a version is read, absolute, in a language: handed down by the door, which knows addresses. */
export type LetterLink = (locale: Locale, which: Which) => string

/** What a letter about a version tells beside its title. */
interface Telling {
  topic: 'consultation' | 'reminder' | 'endorsement' | 'endorsed' | 'returned'
  link: LetterLink
  /** The day that matters: the deadline, or that on which it was done. */
  day: Day
  /** Who did it, and why; where that is told. */
  by?: string
  why?: string
}

/**
 * Writes to whoever holds a post today in one of these offices and may see plans that are not published: each person once, in their
 * language. Who acts knows already, and who has no address or may not sign in gets none.
 */
export async function tellHolders(
  act: Act,
  version: PlanVersion,
  { offices, today, ...telling }: Telling & { offices: readonly string[]; today: Moment },
): Promise<void> {
  if (offices.length === 0) return
  const asked = new Set(offices)
  const grants = Map.groupBy(await grantsOn(act.db, today), ({ person }) => person)
  const persons = (await postList(act.db, today)).flatMap(({ office, person }) => {
    const isAsked = office !== null && asked.has(office)
    const looks = person !== null && seesDrafts({ grants: grants.get(person) ?? [], scopes: null })
    return isAsked && looks ? [person] : []
  })
  await tellOfVersion(act, version, { persons, ...telling })
}

/** Writes to these persons what became of a version: each once, in their language; not to who acts, and not to who may not sign in. */
export const tellOfVersion = (
  act: Act,
  { plan, number, titles }: PlanVersion,
  { persons, topic, link, day, by, why }: Telling & { persons: readonly string[] },
): Promise<void> =>
  tellPersons(act, {
    persons,
    topic: `plans.${topic}`,
    about: `${plan.id}@${number}`,
    link: (locale) => link(locale, { plan: plan.id, number }),
    details: (words) => ({
      title: nearest(titles, words.locale)?.text ?? plan.id,
      day: words.day(day),
      ...(by === undefined ? {} : { by }),
      ...(why === undefined ? {} : { why }),
    }),
  })
