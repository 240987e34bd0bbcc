import type { Act } from '#platform/act.ts'
import { closedListsIn } from '#sources/model/facts.ts'
import type { Base } from '#sources/model/held.ts'
import { rowsFor } from '#sources/model/rows.ts'
import type { Touched } from '#sources/model/touched.ts'
import { recordPeriods } from '#sources/store/periods.ts'

/**
 * Brings period tables to what claims and rulings say now; answers how many rows changed. `base` holds all that is known of what is
 * touched, with the closed lists.
 */
export async function resolveTouched(
  act: Act,
  { claims, rulings }: Base,
  touched: readonly Touched[],
  tell: (done: number, of: number) => void = () => {},
): Promise<number> {
  const lists = closedListsIn(claims)
  let changed = 0
  for (const [at, { table, ids }] of touched.entries()) {
    tell(at, touched.length)
    const subjects = new Set(ids.map((id) => `${table.of}:${id}`))
    const mine = claims.filter((claim) => subjects.has(claim.subject))
    changed += await recordPeriods(act, table, ids, rowsFor(table, mine, lists, rulings))
  }
  tell(touched.length, touched.length)
  return changed
}
