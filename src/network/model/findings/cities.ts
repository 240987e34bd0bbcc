import { fold } from '#platform/text.ts'
import type { DatedClaim } from '#sources/model/claim.ts'
import { type Finding, finding, lines } from './finding.ts'
import { type Known, oldestFirst, type SureFact } from './known.ts'
import { together } from './together.ts'

/** What is easily misread about the cities that offices are in. */
export function cityFindings(known: Known): Finding[] {
  const byCity = Map.groupBy(known.facts('office_place'), (fact) => fact.value)
  const stated = known
    .all('office', 'place')
    .filter((claim) => claim.certainty === 'stated' && claim.line !== null)
  return [
    ...[...byCity].flatMap(([city, facts]) => sideBySide(known, city, facts)),
    ...[...byCity].flatMap(([city, facts]) => perhapsOne(known, city, facts)),
    ...[...Map.groupBy(stated, (claim) => claim.value)].flatMap(([city, claims]) => [
      ...twoNames(city, claims),
      ...misspelt(known, city, claims),
    ]),
  ]
}

/** Offices in one city at one time: the name of the city does not tell which is meant. */
const sideBySide = (known: Known, city: string, facts: readonly SureFact[]): Finding[] =>
  together(facts)
    .filter(({ held }) => new Set(held.map((fact) => fact.subject)).size > 1)
    .map(({ day, held }) => {
      const offices = [...new Set(held.map((fact) => fact.subject))]
      return finding('one-city-several-offices', `${city} ${day}`, {
        subjects: offices,
        details: {
          city,
          count: offices.length,
          offices: lines(offices.map((office) => known.nameOn(office, day))),
          kinds: offices.map((office) => known.kindOn(office, day) ?? 'sub-office').join('\n'),
          day,
        },
        claims: known.keyed(held.flatMap((fact) => fact.claims)),
      })
    })

const countryKinds = new Set(['country-office', 'country-site', 'country-mission'])

/** An office called by its city and one called by its country, in one city, never stated for one day: they may be one. */
function perhapsOne(known: Known, city: string, facts: readonly SureFact[]): Finding[] {
  const offices = [...new Set(facts.map((fact) => fact.subject))].filter((office) =>
    isOfCountry(known, office),
  )
  const isApart = together(facts).every(
    ({ held }) => new Set(held.map((fact) => fact.subject)).size === 1,
  )
  if (offices.length < 2 || !isApart) return []
  const own = facts
    .filter((fact) => offices.includes(fact.subject))
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
  const names = own.map((fact) => known.nameOn(fact.subject, fact.start))
  return [
    finding('perhaps-one-office', city, {
      subjects: offices,
      details: { city, offices: lines(names), count: offices.length },
      claims: known.keyed(own.flatMap((fact) => fact.claims)),
    }),
  ]
}

const isOfCountry = (known: Known, office: string) =>
  known.about(office, 'kind').some((claim) => countryKinds.has(claim.value))

const letters = (text: string) => fold(text).replaceAll(' ', '')

/** Whether one spelling is the other, or holds it: “Panama” and “Panama City” are one name. */
const isSame = (a: string, b: string) =>
  letters(a).includes(letters(b)) || letters(b).includes(letters(a))

/** A city that documents call by names which have nothing in common, as one that was renamed. */
function twoNames(city: string, claims: readonly DatedClaim[]): Finding[] {
  const names: DatedClaim[] = []
  for (const claim of oldestFirst(claims))
    if (
      !names.some(
        (name) => isSame(name.stated, claim.stated) || isMisspelling(name.stated, claim.stated),
      )
    )
      names.push(claim)
  if (names.length < 2) return []
  return [
    finding('city-with-two-names', city, {
      subjects: claims.map((claim) => claim.subject),
      details: { city, names: lines(names.map((claim) => claim.stated)), count: names.length },
      claims,
    }),
  ]
}

/** A name that is none of the city's own, but nearly one. */
function misspelt(known: Known, city: string, claims: readonly DatedClaim[]): Finding[] {
  const own = known.about(`city:${city}`, 'name').map((claim) => claim.value)
  return claims
    .filter((claim) => own.length > 0 && !own.some((name) => isSame(name, claim.stated)))
    .flatMap((claim) => {
      const right = own.find((name) => isMisspelling(name, claim.stated))
      if (right === undefined) return []
      return finding('city-name-misspelt', claim.key, {
        subjects: [claim.subject],
        details: { city, stated: claim.stated, right, document: known.title(claim.source) },
        claims: [claim],
      })
    })
}

/** At most two letters differ. */
function isMisspelling(right: string, wrong: string): boolean {
  const [a, b] = [letters(right), letters(wrong)]
  if (Math.abs(a.length - b.length) > 2 || a.length < 4) return false
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [at, letter] of Array.from(a).entries()) {
    const next = [at + 1]
    for (const [column, other] of Array.from(b).entries()) {
      const changed = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return (row.at(-1) ?? 0) <= 2
}
