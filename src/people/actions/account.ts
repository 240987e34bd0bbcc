import type { Act } from '#platform/act.ts'
import { refuseStale } from '#platform/doors/version.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { isName, type Letters, type Person, plainName } from '#people/model/person.ts'
import { tokenDays } from '#people/model/terms.ts'
import { replaceState, selectPerson } from '#people/store/persons.ts'
import { endToken, insertToken } from '#people/store/tokens.ts'

/** Changes in which language, and how often, letters come to a person. Refuses what was opened before another change (`form/stale`). */
export async function changeLetters(
  act: Act,
  id: string,
  { locale, letters, version }: { locale: Locale; letters: Letters; version: string },
): Promise<void> {
  const person = found(await selectPerson(act.db, id), 'people/unknown')
  refuseStale(version, lettersOf(person), { locale, letters })
  act.note({ field: 'people.history.language', before: person.locale, after: locale })
  act.note({ field: 'people.history.letters', before: person.letters, after: letters })
  if (person.locale !== locale || person.letters !== letters)
    await replaceState(act, { ...person, locale, letters })
}

/** What the form about letters holds. */
export const lettersOf = ({ locale, letters }: Pick<Person, 'locale' | 'letters'>) => ({
  locale,
  letters,
})

/** A token as it is asked for: its days of life are counted from now. */
export interface WantedToken {
  person: string
  name: string
  scopes: readonly string[]
  days: number
  hasSecondFactor: boolean
}

/**
 * Makes a token with which a program may do some of what its person may; gives it once. Refuses more days than a year, a name
 * that is none, and rights the person could not give (`offered` are those they have, beside reading).
 */
export async function makeToken(
  act: Act,
  { person, name, scopes, days, hasSecondFactor }: WantedToken,
  { offered, now }: { offered: readonly string[]; now: Date },
): Promise<string> {
  const called = plainName(name)
  const faults = [
    ...(isName(called) && called.length <= 80 ? [] : [{ field: 'name', reason: 'people/no-name' }]),
    ...(scopes.every((scope) => offered.includes(scope))
      ? []
      : [{ field: 'scopes', reason: 'people/not-yours' }]),
    ...(Number.isInteger(days) && days >= 1 && days <= tokenDays
      ? []
      : [{ field: 'days', reason: 'people/token-days', details: { most: tokenDays } }]),
  ]
  if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
  const { secret } = await insertToken(act, {
    person,
    name: called,
    scopes: [...new Set(scopes)],
    hasSecondFactor,
    madeAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + days * 86_400_000).toISOString(),
  })
  act.note({ field: 'people.history.token', before: null, after: called })
  return secret
}

/** Ends a token: it opens nothing from now on. Refuses one the person does not have (`people/unknown-token`). */
export async function revokeToken(act: Act, person: string, id: string): Promise<void> {
  const name = found((await endToken(act, person, id)) ?? undefined, 'people/unknown-token')
  act.note({ field: 'people.history.token', before: name, after: null })
}
