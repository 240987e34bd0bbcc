import { fold } from '#platform/text.ts'
import { idOf } from '#sources/model/claim.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import { nameColumns, nameRow, wrongLanguage } from '#world/model/period-tables.ts'
import { isBodyKind, isLiaisonRole } from './vocabulary.ts'

/** The dated tables of bodies and of who speaks to them. */
export const liaisonTables: PeriodTable[] = [
  {
    table: 'body_name',
    of: 'body',
    predicates: ['name'],
    scope: 'one-per-qualifier',
    columns: nameColumns,
    row: nameRow,
    wrong: wrongLanguage,
  },
  {
    table: 'body_short_name',
    of: 'body',
    predicates: ['short-name'],
    scope: 'many',
    columns: { name: 'text', folded: 'text' },
    row: ({ value }) => ({ name: value, folded: fold(value) }),
  },
  {
    table: 'body_kind',
    of: 'body',
    predicates: ['kind'],
    scope: 'one',
    columns: { kind: 'text' },
    row: ({ value }) => ({ kind: value }),
    wrong: ({ value }) => (isBodyKind(value) ? null : 'row/kind'),
  },
  {
    table: 'body_member',
    of: 'body',
    predicates: ['member'],
    scope: 'many',
    columns: { country: 'text' },
    row: ({ value }) => ({ country: value }),
    wrong: ({ value }, knows) => (knows(`country:${value}`) ? null : 'row/country'),
  },
  {
    table: 'office_liaison',
    of: 'office',
    predicates: ['liaison'],
    scope: 'many',
    columns: { body: 'text', role: 'text' },
    row: ({ value, qualifier }) => ({ body: idOf(value), role: qualifier || 'liaison' }),
    wrong: ({ value, qualifier }, knows) => {
      if (!value.startsWith('body:') || !knows(value)) return 'row/unknown-subject'
      return isLiaisonRole(qualifier || 'liaison') ? null : 'row/role'
    },
  },
]
