import type { Db } from '#platform/db/db.ts'
import { type Shadow, shadowed } from '#platform/db/shadow.ts'
import type { DatedClaim } from '#sources/model/claim.ts'
import { closedListsIn } from '#sources/model/facts.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import { rowsOfTouched } from '#sources/model/rows.ts'
import type { Said } from '#sources/model/said.ts'
import { aboutOf, touchedBy } from '#sources/model/touched.ts'
import { shadowsOf } from '#sources/store.ts'
import { baseFor } from './base.ts'
import { recordsOf, versionedOf } from '#sources/store/periods.ts'

/**
 * The database as it would be after a decision: to read from with every view there is, while nothing is written and nobody waits.
 * What it gives is what `recordDecided` would write, since both are worked out by the same rules.
 */
export async function foreseeing(
  db: Db,
  collection: string,
  { said, tables }: { said: Said; tables: readonly PeriodTable[] },
): Promise<Db> {
  const touched = touchedBy(tables, [...said.claims, ...said.rulings])
  const now = await baseFor(db, { about: aboutOf(touched) })
  const after = {
    claims: [...now.claims, ...said.claims.map(datedBy(said))],
    rulings: [...now.rulings, ...said.rulings],
  }
  const lists = closedListsIn(after.claims)
  const shadows = touched.map((each): Shadow => {
    const { table, ids } = each
    return {
      table: table.table,
      columns: { ...versionedOf(table).columns, recorded: 'tstzmultirange' },
      hidden: { column: table.of, values: ids },
      rows: recordsOf(table.of, rowsOfTouched(each, after, lists)).map((row) => ({
        ...row,
        recorded: '{[now,)}',
      })),
    }
  })
  return shadowed(db, [...shadows, ...shadowsOf(collection, said)])
}

/** A claim with the day it speaks of: its own, else its document’s. */
const datedBy =
  ({ documents }: Pick<Said, 'documents'>) =>
  (claim: Said['claims'][number]): DatedClaim => {
    const document = documents.find((each) => each.id === claim.source)
    return { ...claim, referenceDay: claim.seen ?? document?.referenceDay ?? '' }
  }
