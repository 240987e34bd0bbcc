import { type Act, type Deed, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'

class Nobody extends Error {
  override name = 'Nobody'
}

/**
 * Does something to a person, or nearly as much work to nobody, which leaves nothing: by the time an answer takes, none can tell
 * whether an address has an account.
 */
export async function performQuietly(
  db: Db,
  deed: Deed,
  isSomebody: boolean,
  work: (act: Act) => Promise<void>,
): Promise<void> {
  try {
    await perform(db, deed, async (act) => {
      if (!isSomebody) throw new Nobody()
      await work(act)
    })
  } catch (error) {
    if (!(error instanceof Nobody)) throw error
  }
}
