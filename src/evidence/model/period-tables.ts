import type { PeriodTable } from '#sources/model/period-table.ts'

/** Figures. Several may be stated for one day; none overwrites another. */
export const evidenceTables: PeriodTable[] = [
  {
    table: 'figure_value',
    of: 'figure',
    predicates: ['value'],
    scope: 'many',
    columns: { value: 'numeric', unit: 'text', precision: 'text' },
    row: ({ value, qualifier, precision }) => ({ value, unit: qualifier, precision }),
    wrong: ({ value, qualifier }) => {
      if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(value)) return 'row/number'
      return qualifier === '' ? 'row/unit' : null
    },
  },
]
