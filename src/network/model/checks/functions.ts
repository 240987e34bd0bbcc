import type { Check } from './check.ts'
import { countriesIn } from './cover.ts'
import { namedIn, type Picture } from './picture.ts'

/** A function that somebody held and nobody holds any more at all, with the countries it reached. */
export const withoutHolder = (before: Picture, after: Picture): Check[] =>
  [...before.served]
    .filter(([held]) => !after.served.has(held))
    .map(([held, countries]) => ({
      id: 'no-holder',
      severity: 'warning',
      about: [namedIn(before, `function:${held}`), ...countriesIn(before, countries)],
      details: {},
    }))

/** Countries that a function reached and reaches no more, though somebody still holds it. */
export const functionGaps = (before: Picture, after: Picture): Check[] =>
  [...before.served].flatMap(([held, countries]): Check[] => {
    const still = after.served.get(held)
    if (still === undefined) return []
    const lost = new Set([...countries].filter((country) => !still.has(country)))
    if (lost.size === 0) return []
    return [
      {
        id: 'gap',
        severity: 'warning',
        about: [namedIn(before, `function:${held}`), ...countriesIn(before, lost)],
        details: { function: 'other' },
      },
    ]
  })
