import type { Db } from '#platform/db/db.ts'
import type { Base } from '#sources/model/held.ts'
import type { Sought } from '#sources/model/touched.ts'
import { claimsNow, rulingsNow } from '#sources/store.ts'

/** What is known now of some subjects, or of what is said of them, with the closed lists. Two queries, whatever there is. */
export const baseFor = async (db: Db, sought: Sought): Promise<Base> => {
  const subjects = [...(sought.subjects ?? []), ...(sought.about ?? []).map((each) => each.subject)]
  return {
    claims: await claimsNow(db, sought),
    rulings: await rulingsNow(db, [...new Set(subjects)]),
  }
}
