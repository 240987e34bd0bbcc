import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { FieldValues } from '#platform/doors/version.ts'
import { found } from '#platform/refusal.ts'
import { heldByAppointing, heldByEnding, heldByLending } from '#posts/model/held.ts'
import { delegationsOf, holdingsOf, postById } from './posts.ts'

/** Who asks, and where: in a verb, inside its act. */
interface Asking {
  db: Db
  asker: Pick<Asker, 'today'>
}

const theirPost = async ({ db, asker }: Asking, id: string) =>
  found(await postById(db, asker.today, id), 'posts/unknown-post')

/** What the form that appoints rests on now. Refuses a post that never was (`posts/unknown-post`), like those below. */
export const appointingNow = async (asking: Asking, id: string): Promise<FieldValues> =>
  heldByAppointing(await theirPost(asking, id), await holdingsOf(asking.db, asking.asker.today, id))

/** What the form that lends rests on now. */
export const lendingNow = async (asking: Asking, id: string): Promise<FieldValues> =>
  heldByLending({ id }, await delegationsOf(asking.db, asking.asker.today, id))

/** What the form that ends a post rests on now. */
export const endingNow = async (asking: Asking, id: string): Promise<FieldValues> =>
  heldByEnding(
    await theirPost(asking, id),
    await holdingsOf(asking.db, asking.asker.today, id),
    await delegationsOf(asking.db, asking.asker.today, id),
  )
