import { sql } from 'kysely'
import { atomically, type Db } from '#platform/db/db.ts'
import { attemptTerm, before } from '#people/model/terms.ts'
import { keyedHashOf } from './secrets.ts'

/** What is tried: to sign in, or to have a letter of recovery. */
export type Trying = 'sign-in' | 'recovery'

/** A try that was counted: its id, and how many failures the account and the address have in the window, this one among them. */
export interface Attempt {
  id: number
  ofAccount: number
  ofAddress: number
}

/**
 * Counts a try before it is judged, as a failure until told otherwise, so that many at once do not slip past the count. A try
 * beyond the most is told of and not kept: who is locked out does not lengthen it by trying. What succeeded ends the count of
 * its account. Account and address are kept as keyed hashes for a day.
 */
export async function countAttempt(
  db: Db,
  { purpose, account, address }: { purpose: Trying; account: string; address: string },
  { since, most, now }: { since: string; most: { account: number; address: number }; now: Date },
): Promise<Attempt> {
  return atomically(db, async (tx) => {
    const key = await attemptKey(tx)
    const [ofWhom, fromWhere] = [keyedHashOf(key, account), keyedHashOf(key, address)]
    await sql`select pg_advisory_xact_lock(hashtextextended(${ofWhom}, 0))`.execute(tx)
    await sql`delete from attempt where at < ${before(now, attemptTerm)}::timestamptz`.execute(tx)
    const counted = await sql<{ ofAccount: number; ofAddress: number }>`
      select count(*) filter (where account = ${ofWhom} and at > coalesce((
          select max(at) from attempt
          where account = ${ofWhom} and purpose = ${purpose} and has_succeeded), '-infinity'))::int as "ofAccount",
        count(*) filter (where address = ${fromWhere})::int as "ofAddress"
      from attempt
      where purpose = ${purpose} and not has_succeeded and at > ${since}::timestamptz
        and (account = ${ofWhom} or address = ${fromWhere})`.execute(tx)
    const { ofAccount = 0, ofAddress = 0 } = counted.rows[0] ?? {}
    const attempt = { ofAccount: ofAccount + 1, ofAddress: ofAddress + 1 }
    if (attempt.ofAccount > most.account || attempt.ofAddress > most.address)
      return { id: 0, ...attempt }
    const { id } = await tx
      .insertInto('attempt')
      .values({
        purpose,
        account: ofWhom,
        address: fromWhere,
        at: now.toISOString(),
        has_succeeded: false,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, ...attempt }
  })
}

/** The try succeeded: it does not count as a failure, nor do those before it. */
export async function attemptSucceeded(db: Db, id: number): Promise<void> {
  await db.updateTable('attempt').set({ has_succeeded: true }).where('id', '=', id).execute()
}

/** The account's failures no longer count: its person proved by mail who they are. */
export async function forgiveAttempts(db: Db, account: string): Promise<void> {
  const ofWhom = keyedHashOf(await attemptKey(db), account)
  await db.deleteFrom('attempt').where('account', '=', ofWhom).execute()
}

async function attemptKey(db: Db): Promise<string> {
  const found = await db
    .selectFrom('people_key')
    .select('key')
    .where('name', '=', 'attempts')
    .executeTakeFirstOrThrow()
  return found.key
}
