import type { Claim } from './claim.ts'
import type { Scope } from './resolve.ts'

/** What a column of a period table may hold, beside text. */
export type ColumnType = 'text' | 'integer' | 'numeric' | 'double precision' | 'date'

/**
 * A typed table of dated facts, and which claims it is resolved from.
 * A domain lists its own; loading writes them all by one rule.
 */
export interface PeriodTable {
  /** Name of the table. */
  table: string
  /** Type of its subjects, and the column that holds their id. */
  of: string
  predicates: readonly string[]
  scope: Scope
  /** Value columns with their types. */
  columns: Readonly<Record<string, ColumnType>>
  /** The value columns for a claim's value and qualifier. */
  row(
    claim: Pick<Claim, 'predicate' | 'value' | 'qualifier' | 'precision'>,
  ): Record<string, string | number | null>
  /** Why a claim's value or qualifier cannot stand in this table, or null. `knows` tells whether a subject occurs in the files. */
  wrong?(claim: Claim, knows: (subject: string) => boolean): string | null
}
