import type { Act } from '#platform/act.ts'
import { type DatedClaim, idOf, type Ruling, typeOf } from '#sources/model/claim.ts'
import { closedListsIn } from '#sources/model/facts.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import { rowsFor } from '#sources/model/rows.ts'
import { recordPeriods } from '#sources/store/periods.ts'

/** What follows from claims: all that are known about the subjects, with the closed lists. */
export interface Resolving {
  claims: readonly DatedClaim[]
  rulings: readonly Ruling[]
  subjects: ReadonlySet<string>
  tables: readonly PeriodTable[]
}

/** Brings the period tables of these subjects to what their claims and rulings say now; answers how many rows changed. */
export async function resolveSubjects(
  act: Act,
  { claims, rulings, subjects, tables }: Resolving,
  tell: (done: number, of: number) => void = () => {},
): Promise<number> {
  const lists = closedListsIn(claims)
  const mine = claims.filter((claim) => subjects.has(claim.subject))
  let changed = 0
  for (const [at, table] of tables.entries()) {
    tell(at, tables.length)
    const ids = [...subjects].filter((subject) => typeOf(subject) === table.of).map(idOf)
    if (ids.length > 0)
      changed += await recordPeriods(act, table, ids, rowsFor(table, mine, lists, rulings))
  }
  tell(tables.length, tables.length)
  return changed
}
