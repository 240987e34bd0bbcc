import type { Check } from './check.ts'
import { namedIn, type Picture } from './picture.ts'

/** An office of which neither city nor country is known. */
export const unplaced = (picture: Picture): Check[] =>
  picture.offices
    .filter(({ city, country }) => city === null && country === null)
    .map(({ id }) => ({
      id: 'unplaced',
      severity: 'warning',
      about: [namedIn(picture, `office:${id}`)],
      details: {},
    }))
