import { type Act, type Deed, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Person } from '#people/model/person.ts'

/**
 * Does something to whoever has an address and may sign in. Where that is nobody, it leaves the same event, about nobody: every
 * event ages the pages that anybody sees, and without one a stranger could tell from their age who has an account.
 */
export function performQuietly(
  db: Db,
  person: Person | undefined,
  deed: Omit<Deed, 'subject'>,
  work: (act: Act, person: Person) => Promise<void>,
): Promise<void> {
  const somebody = person?.standing === 'active' ? person : null
  const subject = `person:${somebody?.id ?? 'none'}`
  return perform(db, { ...deed, subject }, async (act) => {
    if (somebody !== null) await work(act, somebody)
  })
}
