import { sql } from 'kysely'
import { atomically, type Db } from './db/db.ts'
import { instantText } from './db/periods.ts'

/** A post as it was called when something was done under it. */
export interface PostRef {
  id: string
  title: string
}

/** Who acts: a person under a post, perhaps with rights lent by another post; or the program itself. */
export interface Actor {
  /** Id of the person; null when the program acts by itself. */
  person: string | null
  /** What they are called; for the program the name of its command, like `load`. */
  name: string
  post: PostRef | null
  /** The post whose rights were lent, when a stand-in acts. */
  onBehalfOf: PostRef | null
}

/** The program itself, under the name of one of its commands. */
export const byCommand = (name: string): Actor => ({
  person: null,
  name,
  post: null,
  onBehalfOf: null,
})

/** What was done: the verb as `domain.done`, the record it was done to, the office concerned, and why, in the words of who did it. */
export interface Deed {
  by: Actor
  name: string
  /** `type:id` of the record, like `post:head-of-mission-kgz`. */
  subject: string
  office?: string | null
  why?: string | null
  detail?: Record<string, unknown>
}

/** One thing that became another: `field` is the key of its words; the values are as people read them, names and not ids. */
export interface Change {
  field: string
  before: string | null
  after: string | null
}

/**
 * What a verb is given: the database in a transaction, who acts, when it is recorded, and the pen that writes history.
 * `at` is an instant set by the database when the act began; everything the act writes is recorded from it.
 */
export interface Act {
  db: Db
  by: Actor
  at: string
  /** Tells the history what became of what; equal values are passed over. */
  note(change: Change): void
}

/** Who stands behind a row that an act writes: the person, and the post under which they act, as it is called now. */
export const doerOf = ({
  by,
}: Act): { person: string | null; post: string | null; title: string | null } => {
  const post = by.onBehalfOf ?? by.post
  return { person: by.person, post: post?.id ?? null, title: post?.title ?? null }
}

const lockNumber = 727_275

/**
 * Does one thing, whole or not at all, one at a time, and leaves one event of that name.
 * Acts wait for each other, so that the recorded moments are in the order of their commits:
 * a reader who asks what was known at an instant never sees half of an act.
 */
export async function perform<T>(db: Db, deed: Deed, work: (act: Act) => Promise<T>): Promise<T> {
  return atomically(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(tx)
    const begun = await sql<{ at: string }>`
      select ${instantText(sql`next_recorded_moment()`)} as at`.execute(tx)
    const at = begun.rows[0]?.at
    if (at === undefined) throw new Error('the database did not tell the time')
    const changes: Change[] = []
    const note = (change: Change) => {
      if (change.before !== change.after) changes.push(change)
    }
    const result = await work({ db: tx, by: deed.by, at, note })
    await writeEvent(tx, deed, at, changes)
    return result
  })
}

async function writeEvent(
  tx: Db,
  { by, name, subject, office = null, why = null, detail = {} }: Deed,
  at: string,
  changes: readonly Change[],
): Promise<void> {
  await sql`
    insert into event (at, actor, person, post, post_title, for_post, for_post_title, name, subject, office, why, detail, changes)
    values (${at}::timestamptz, ${by.name}, ${by.person}, ${by.post?.id ?? null}, ${by.post?.title ?? null},
      ${by.onBehalfOf?.id ?? null}, ${by.onBehalfOf?.title ?? null}, ${name}, ${subject}, ${office}, ${why},
      ${JSON.stringify(detail)}::jsonb, ${JSON.stringify(changes)}::jsonb)`.execute(tx)
}
