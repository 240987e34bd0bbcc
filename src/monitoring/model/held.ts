import type { FieldValues } from '#platform/doors/version.ts'
import type { Standing } from './report.ts'

/** What the form that reports a value rests on: everything that was reported of the indicator and said of it, and its definition. */
export const heldByIndicator = (
  { number }: { number: number },
  reports: readonly Pick<Standing, 'id' | 'state' | 'year' | 'value'>[],
): FieldValues => ({
  definition: String(number),
  reports: reports.map(({ id, state, year, value }) => [year, value, state, id].join(' ')),
})

/** What the form that decides on a report rests on. */
export const heldByReport = ({ id, state }: Pick<Standing, 'id' | 'state'>): FieldValues => ({
  report: id,
  state,
})
