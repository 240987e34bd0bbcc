import type { Db } from '#platform/db/db.ts'
import type { Base } from '#sources/model/held.ts'
import { claimsNow, rulingsNow } from '#sources/store.ts'

/** What the facts of these subjects rest on, as known now. Two queries, whatever there is. */
export const baseFor = async (db: Db, subjects: readonly string[]): Promise<Base> => ({
  claims: await claimsNow(db, subjects),
  rulings: await rulingsNow(db, subjects),
})
