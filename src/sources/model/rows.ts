import type { ClosedList, DatedClaim, Ruling } from './claim.ts'
import { type Fact, factsFor } from './facts.ts'
import type { Base } from './held.ts'
import type { PeriodTable } from './period-table.ts'
import type { Touched } from './touched.ts'

/** A resolved row for a period table, its dates written as PostgreSQL ranges. */
export interface PeriodRow {
  subject: string
  values: Record<string, string | number | null>
  sure: string | null
  possible: string
  stated: string
  claims: string[]
}

/** The rows a period table holds for these claims: what loading writes, what a rebuild must equal, what a decision would make. */
export function rowsFor(
  table: PeriodTable,
  claims: readonly DatedClaim[],
  lists: readonly ClosedList[],
  rulings: readonly Ruling[],
): PeriodRow[] {
  return factsFor(table, claims, lists, rulings).map(periodRow)
}

/** The rows a table holds for its subjects that are touched; of the claims, those that are of others are passed over. */
export function rowsOfTouched(
  { table, ids }: Touched,
  { claims, rulings }: Base,
  lists: readonly ClosedList[],
): PeriodRow[] {
  const subjects = new Set(ids.map((id) => `${table.of}:${id}`))
  const mine = claims.filter((claim) => subjects.has(claim.subject))
  return rowsFor(table, mine, lists, rulings)
}

const range = (start: string | null, end: string | null) => `[${start ?? ''},${end ?? ''})`

const periodRow = ({ subject, values, run }: Fact): PeriodRow => ({
  subject,
  values,
  sure: run.sure ? range(run.sure.start, run.sure.end) : null,
  possible: range(run.possible.start, run.possible.end),
  stated: `{${run.stated.map((span) => range(span.start, span.end)).join(',')}}`,
  claims: run.claims,
})
