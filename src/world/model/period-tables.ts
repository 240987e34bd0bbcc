import type { PeriodTable } from '#sources/model/period-table.ts'
import { fold } from '#platform/text.ts'

/** Three capitals are a country's alpha-3 code; every other place in a claim is an area. */
export const isCountryCode = (place: string): boolean => /^[A-Z]{3}$/.test(place)
/** Kinds of lists of countries that stand side by side; none is the true one. */
export const areaSchemes = [
  'nine-regions',
  'six-regions',
  'finder',
  'm49',
  'membership',
  'subregion',
] as const
export type AreaScheme = (typeof areaSchemes)[number]
const schemes: readonly string[] = areaSchemes

/** What a name table holds for a name in a language. */
export const nameColumns = { language: 'text', name: 'text', folded: 'text' } as const
export const nameRow = ({ value, qualifier }: { value: string; qualifier: string }) => ({
  language: qualifier || 'en',
  name: value,
  folded: fold(value),
})
export const wrongLanguage = ({ qualifier }: { qualifier: string }) =>
  qualifier === '' || /^[a-z]{2,3}(-[A-Za-z]+)?$/.test(qualifier) ? null : 'row/language'

/** The dated tables of countries, cities and areas. */
export const worldTables: PeriodTable[] = [
  {
    table: 'country_name',
    of: 'country',
    predicates: ['name', 'formal-name'],
    scope: 'one-per-qualifier',
    columns: { form: 'text', ...nameColumns },
    row: (claim) => ({ form: claim.predicate === 'name' ? 'short' : 'formal', ...nameRow(claim) }),
    wrong: wrongLanguage,
  },
  {
    table: 'country_code',
    of: 'country',
    predicates: ['code'],
    scope: 'one-per-qualifier',
    columns: { scheme: 'text', code: 'text' },
    row: ({ value, qualifier }) => ({ scheme: qualifier, code: value }),
  },
  {
    table: 'city_name',
    of: 'city',
    predicates: ['name'],
    scope: 'one-per-qualifier',
    columns: nameColumns,
    row: nameRow,
    wrong: wrongLanguage,
  },
  {
    table: 'city_country',
    of: 'city',
    predicates: ['country'],
    scope: 'one',
    columns: { country: 'text' },
    row: ({ value }) => ({ country: value }),
    wrong: ({ value }) => (isCountryCode(value) ? null : 'row/country'),
  },
  {
    table: 'city_coordinates',
    of: 'city',
    predicates: ['coordinates'],
    scope: 'one',
    columns: { latitude: 'double precision', longitude: 'double precision' },
    row: ({ value }) => placeOf(value) ?? {},
    wrong: ({ value }) => (placeOf(value) ? null : 'row/coordinates'),
  },
  {
    table: 'area_name',
    of: 'area',
    predicates: ['name'],
    scope: 'one-per-qualifier',
    columns: nameColumns,
    row: nameRow,
    wrong: wrongLanguage,
  },
  {
    table: 'area_scheme',
    of: 'area',
    predicates: ['scheme'],
    scope: 'one',
    columns: { scheme: 'text' },
    row: ({ value }) => ({ scheme: value }),
    wrong: ({ value }) => (schemes.includes(value) ? null : 'row/scheme'),
  },
  {
    table: 'area_member',
    of: 'area',
    predicates: ['member'],
    scope: 'many',
    columns: { country: 'text' },
    row: ({ value }) => ({ country: value }),
    wrong: ({ value }) => (isCountryCode(value) ? null : 'row/country'),
  },
]

/** Reads `latitude longitude` in degrees; null when it is no place on earth. */
export function placeOf(text: string): { latitude: number; longitude: number } | null {
  const match = /^(-?\d{1,2}(?:\.\d+)?)[ ,]+(-?\d{1,3}(?:\.\d+)?)$/.exec(text)
  if (!match) return null
  const latitude = Number(match[1])
  const longitude = Number(match[2])
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}
