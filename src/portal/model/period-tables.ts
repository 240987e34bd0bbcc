import { isDay } from '#platform/day.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import { nameColumns, nameRow, wrongLanguage } from '#world/model/period-tables.ts'

/** What a portal can hold. */
export const entryKinds = [
  'menu',
  'menu-entry',
  'crisis',
  'theme',
  'fund',
  'programme',
  'campaign',
  'report',
  'news',
  'site',
  'highlight',
  'framework',
  'contact',
  'language-choice',
  'slogan',
] as const
export type EntryKind = (typeof entryKinds)[number]
const kinds: readonly string[] = entryKinds

/** The dated tables of what the portal holds. */
export const portalTables: PeriodTable[] = [
  {
    table: 'entry_name',
    of: 'entry',
    predicates: ['name'],
    scope: 'many',
    columns: nameColumns,
    row: nameRow,
    wrong: wrongLanguage,
  },
  {
    table: 'entry_kind',
    of: 'entry',
    predicates: ['kind'],
    scope: 'one',
    columns: { kind: 'text' },
    row: ({ value }) => ({ kind: value }),
    wrong: ({ value }) => (kinds.includes(value) ? null : 'row/kind'),
  },
  {
    table: 'entry_home',
    of: 'entry',
    predicates: ['part-of'],
    scope: 'many',
    columns: { part_of: 'text', position: 'integer' },
    row: ({ value, qualifier }) => ({
      part_of: value.slice(value.indexOf(':') + 1),
      position: qualifier === '' ? null : Number(qualifier),
    }),
    wrong: ({ value, qualifier }, knows) => {
      if (!value.startsWith('entry:') || !knows(value)) return 'row/unknown-subject'
      return /^\d{0,4}$/.test(qualifier) ? null : 'row/position'
    },
  },
  {
    table: 'entry_date',
    of: 'entry',
    predicates: ['date'],
    scope: 'many',
    columns: { day: 'date' },
    row: ({ value }) => ({ day: value }),
    wrong: ({ value }) => (isDay(value) ? null : 'row/day'),
  },
]
