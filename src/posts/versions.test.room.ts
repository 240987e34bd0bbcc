import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf, type FieldValues } from '#platform/doors/version.ts'
import { appointingNow, endingNow, lendingNow } from './views/held.ts'

const opened = async (now: Promise<FieldValues>) => ({ version: versionOf(await now) })

/** The versions that the forms about a post carry when they are opened now; `open` is that of what has no end yet. */
export const on = (by: { db: Db; asker: Asker }, id: string) => ({
  get appoint() {
    return opened(appointingNow(by, id))
  },
  get lend() {
    return opened(lendingNow(by, id))
  },
  get end() {
    return opened(endingNow(by, id))
  },
  open: versionOf({ day: null }),
})
