import type { Db } from '#platform/db/db.ts'
import { type Shadow, shadowed } from '#platform/db/shadow.ts'
import { type DatedClaim, idOf, typeOf } from '#sources/model/claim.ts'
import { closedListsIn } from '#sources/model/facts.ts'
import type { Base } from '#sources/model/held.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import { rowsFor } from '#sources/model/rows.ts'
import type { Said } from '#sources/model/said.ts'
import { shadowsOf } from '#sources/store.ts'
import { recordsOf, versionedOf } from '#sources/store/periods.ts'

/**
 * The database as it would be after a decision: to read from with every view there is, while nothing is written and nobody waits.
 * `base` is what is known of all subjects the decision speaks of. What it gives is what `recordDecided` would write, since both
 * are worked out by the same rules.
 */
export function foreseeing(
  db: Db,
  collection: string,
  { base, said, tables }: { base: Base; said: Said; tables: readonly PeriodTable[] },
): Db {
  const subjects = new Set([...said.claims, ...said.rulings].map((each) => each.subject))
  const claims = [...base.claims, ...said.claims.map(datedBy(said))].filter(
    (claim) => subjects.has(claim.subject) || claim.predicate === 'lists-all',
  )
  const lists = closedListsIn(claims)
  const rulings = [...base.rulings, ...said.rulings]
  const shadows = tables.flatMap((table): Shadow[] => {
    const ids = [...subjects].filter((subject) => typeOf(subject) === table.of).map(idOf)
    if (ids.length === 0) return []
    const rows = recordsOf(table.of, rowsFor(table, claims, lists, rulings))
    return [
      {
        table: table.table,
        columns: { ...versionedOf(table).columns, recorded: 'tstzmultirange' },
        hidden: { column: table.of, values: ids },
        rows: rows.map((row) => ({ ...row, recorded: '{[now,)}' })),
      },
    ]
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
