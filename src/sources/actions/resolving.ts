import type { Act } from '#platform/act.ts'
import { closedListsIn } from '#sources/model/facts.ts'
import type { Base } from '#sources/model/held.ts'
import { rowsOfTouched } from '#sources/model/rows.ts'
import type { Touched } from '#sources/model/touched.ts'
import { recordPeriods } from '#sources/store/periods.ts'

/**
 * Brings period tables to what claims and rulings say now; answers how many rows changed. `base` holds all that is known of what is
 * touched, with the closed lists.
 */
export async function resolveTouched(
  act: Act,
  base: Base,
  touched: readonly Touched[],
  tell: (done: number, of: number) => void = () => {},
): Promise<number> {
  const lists = closedListsIn(base.claims)
  let changed = 0
  for (const [at, each] of touched.entries()) {
    tell(at, touched.length)
    changed += await recordPeriods(act, each.table, each.ids, rowsOfTouched(each, base, lists))
  }
  tell(touched.length, touched.length)
  return changed
}
