import { sql } from 'kysely'
import { atomically, type Db } from './db/db.ts'
import { instantText } from './db/periods.ts'

/**
 * What a verb is given: the database in a transaction, who acts, when it is recorded, and the pen that writes history.
 * `at` is an instant set by the database when the act began; everything the act writes is recorded from it.
 */
export interface Act {
  db: Db
  by: string
  at: string
  event: number
}

const lockNumber = 727_275

/**
 * Does one thing, whole or not at all, one at a time, and leaves one event of that name.
 * Acts wait for each other, so that the recorded moments are in the order of their commits:
 * a reader who asks what was known at an instant never sees half of an act.
 */
export async function perform<T>(
  db: Db,
  what: { by: string; name: string; subject: string; detail?: Record<string, unknown> },
  work: (act: Act) => Promise<T>,
): Promise<T> {
  return atomically(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(tx)
    const written = await sql<{ id: number; at: string }>`
      insert into event (actor, name, subject, detail)
      values (${what.by}, ${what.name}, ${what.subject}, ${JSON.stringify(what.detail ?? {})})
      returning id, ${instantText(sql`at`)} as at`.execute(tx)
    const event = written.rows[0]
    if (!event) throw new Error('the event was not written')
    return work({ db: tx, by: what.by, at: event.at, event: event.id })
  })
}
