import type { Claim } from '#sources/model/claim.ts'
import { idOf } from '#sources/model/claim.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import {
  isCountryCode,
  nameColumns,
  nameRow,
  placeOf,
  wrongLanguage,
} from '#world/model/period-tables.ts'
import {
  contactChannels,
  isOfficeFunction,
  isOfficeKind,
  isSuccessionManner,
  isUnitKind,
} from './vocabulary.ts'

type Knows = (subject: string) => boolean

const knowsPlace = (place: string, knows: Knows) =>
  isCountryCode(place) ? knows(`country:${place}`) : knows(`area:${place}`)

const knowsHome = ({ value }: Claim, knows: Knows) =>
  /^(office|unit):/.test(value) && knows(value) ? null : 'row/unknown-subject'

/** The dated tables of offices. Exclusive ones hold one value at a time; the others several side by side. */
const officeTables: PeriodTable[] = [
  {
    table: 'office_name',
    of: 'office',
    predicates: ['name'],
    scope: 'one-per-qualifier',
    columns: nameColumns,
    row: nameRow,
    wrong: wrongLanguage,
  },
  {
    table: 'office_kind',
    of: 'office',
    predicates: ['kind'],
    scope: 'one',
    columns: { kind: 'text' },
    row: ({ value }) => ({ kind: value }),
    wrong: ({ value }) => (isOfficeKind(value) ? null : 'row/kind'),
  },
  {
    table: 'office_place',
    of: 'office',
    predicates: ['place'],
    scope: 'one',
    columns: { city: 'text' },
    row: ({ value }) => ({ city: value }),
    wrong: ({ value }, knows) => (knows(`city:${value}`) ? null : 'row/city'),
  },
  {
    table: 'office_country',
    of: 'office',
    predicates: ['country'],
    scope: 'one',
    columns: { country: 'text' },
    row: ({ value }) => ({ country: value }),
    wrong: ({ value }, knows) => (knows(`country:${value}`) ? null : 'row/country'),
  },
  {
    table: 'office_line',
    of: 'office',
    predicates: ['line'],
    scope: 'one',
    columns: { reports_to: 'text' },
    row: ({ value }) => ({ reports_to: value }),
    wrong: knowsHome,
  },
  {
    table: 'office_function',
    of: 'office',
    predicates: ['function'],
    scope: 'many',
    columns: { function: 'text', held_for: 'text' },
    row: ({ value, qualifier }) => ({ function: value, held_for: qualifier }),
    wrong: ({ value, qualifier }, knows) => {
      if (!isOfficeFunction(value)) return 'row/function'
      const isAnywhere = qualifier === '' || qualifier === 'from:headquarters'
      return isAnywhere || knowsPlace(qualifier, knows) ? null : 'row/area'
    },
  },
  {
    table: 'office_coverage',
    of: 'office',
    predicates: ['coverage'],
    scope: 'many',
    columns: { covers: 'text', condition: 'text' },
    row: ({ value, qualifier }) => ({ covers: value, condition: qualifier }),
    wrong: ({ value }, knows) => (knowsPlace(value, knows) ? null : 'row/area'),
  },
  {
    table: 'office_language',
    of: 'office',
    predicates: ['language'],
    scope: 'many',
    columns: { language: 'text' },
    row: ({ value }) => ({ language: value }),
    wrong: ({ value }) => (/^[a-z]{2,3}$/.test(value) ? null : 'row/language'),
  },
  {
    table: 'office_contact',
    of: 'office',
    predicates: contactChannels,
    scope: 'many',
    columns: { channel: 'text', value: 'text', remark: 'text' },
    row: ({ predicate, value, qualifier }) => ({ channel: predicate, value, remark: qualifier }),
    wrong: ({ predicate, value }) =>
      predicate === 'coordinates' && !placeOf(value) ? 'row/coordinates' : null,
  },
  {
    table: 'office_succession',
    of: 'office',
    predicates: ['successor'],
    scope: 'many',
    columns: { successor: 'text', manner: 'text' },
    row: ({ value, qualifier }) => ({ successor: idOf(value), manner: qualifier }),
    wrong: ({ value, qualifier }, knows) => {
      if (!knows(value)) return 'row/unknown-subject'
      return isSuccessionManner(qualifier) ? null : 'row/manner'
    },
  },
]

/** The dated tables of the units inside offices. */
const unitTables: PeriodTable[] = [
  {
    table: 'unit_name',
    of: 'unit',
    predicates: ['name'],
    scope: 'one-per-qualifier',
    columns: nameColumns,
    row: nameRow,
    wrong: wrongLanguage,
  },
  {
    table: 'unit_kind',
    of: 'unit',
    predicates: ['kind'],
    scope: 'one',
    columns: { kind: 'text' },
    row: ({ value }) => ({ kind: value }),
    wrong: ({ value }) => (isUnitKind(value) ? null : 'row/kind'),
  },
  {
    table: 'unit_home',
    of: 'unit',
    predicates: ['part-of'],
    scope: 'many',
    columns: { part_of: 'text', position: 'integer' },
    row: ({ value, qualifier }) => ({
      part_of: value,
      position: qualifier === '' ? null : Number(qualifier),
    }),
    wrong: (claim, knows) =>
      /^\d{0,4}$/.test(claim.qualifier) ? knowsHome(claim, knows) : 'row/position',
  },
]

export const networkTables: PeriodTable[] = [...officeTables, ...unitTables]
