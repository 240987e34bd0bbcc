import type { Named } from '#network/model/impact.ts'
import type { Check } from './check.ts'
import { namedIn, type Picture } from './picture.ts'

/** A country that two regional offices cover at once without condition: their coverage is exclusive. */
export const doubleCover = (picture: Picture): Check[] =>
  [
    ...Map.groupBy(
      picture.covered.filter(({ isConditional }) => !isConditional),
      ({ country }) => country,
    ),
  ]
    .map(([country, all]) => ({
      country,
      offices: [...new Set(all.map(({ office }) => office))].toSorted(),
    }))
    .filter(({ offices }) => offices.length > 1)
    .map(({ country, offices }) => ({
      id: 'double-cover',
      severity: 'error',
      about: [
        namedIn(picture, `country:${country}`),
        ...offices.map((office) => namedIn(picture, `office:${office}`)),
      ],
      details: {},
    }))

/** A regional office that covers nothing. */
export const coversNothing = (picture: Picture): Check[] =>
  picture.offices
    .filter(({ id, kind }) => kind === 'regional-office' && !picture.covering.has(id))
    .map(({ id }) => ({
      id: 'kind-without-function',
      severity: 'warning',
      about: [namedIn(picture, `office:${id}`)],
      details: { kind: 'regional-office' },
    }))

/** Countries that a regional office covered and none does any more, by the office that did. */
export function coverGaps(before: Picture, after: Picture): Check[] {
  const still = new Set(after.covered.map(({ country }) => country))
  const lost = before.covered.filter(
    ({ country, isConditional }) => !isConditional && !still.has(country),
  )
  return [...Map.groupBy(lost, ({ office }) => office)].map(([office, all]) => ({
    id: 'gap',
    severity: 'warning',
    about: [
      namedIn(before, `office:${office}`),
      ...countriesIn(before, new Set(all.map(({ country }) => country))),
    ],
    details: { function: 'coverage' },
  }))
}

/** Countries as people read them, always in the same order. */
export const countriesIn = (picture: Picture, countries: ReadonlySet<string>): Named[] =>
  [...countries].toSorted().map((country) => namedIn(picture, `country:${country}`))
