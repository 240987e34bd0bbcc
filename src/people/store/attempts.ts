import { type RawBuilder, sql } from 'kysely'
import { instantText } from '#platform/db/periods.ts'
import { atomically, type Db } from '#platform/db/db.ts'
import { isFull, type Limit } from '#people/model/limits.ts'
import { after, attemptTerm, before } from '#people/model/terms.ts'
import { keyNamed } from './keys.ts'
import { keyedHashOf } from './secrets.ts'

/** What is tried: to sign in, to have a letter of recovery, to give a second factor. */
export type Trying = 'sign-in' | 'recovery' | 'factor'

/** A try, counted before it is judged. */
export interface Attempt {
  /** Null when too many came before: it is not to be judged at all. */
  id: number | null
  /** If it fails, the account or the address is full from now on. */
  isLast: boolean
}

/**
 * Counts a try before it is judged, as a failure until told otherwise, so that many at once do not slip past the count. A try
 * that finds the account or the address full is not kept: who is locked out does not lengthen it by trying. What succeeded
 * ends the count of its account. Account and address are kept as keyed hashes for a day.
 */
export async function countAttempt(
  db: Db,
  { purpose, account, address }: { purpose: Trying; account: string; address: string },
  limits: { account: Limit; address: Limit },
  now: Date,
): Promise<Attempt> {
  return atomically(db, async (tx) => {
    const key = await keyNamed(tx, 'attempts')
    const [ofWhom, fromWhere] = [keyedHashOf(key, account), keyedHashOf(key, address)]
    await sql`select pg_advisory_xact_lock(hashtextextended(${ofWhom}, 0))`.execute(tx)
    // What a clock that ran ahead wrote is no use either.
    await sql`delete from attempt where at < ${before(now, attemptTerm)}::timestamptz
      or at > ${after(now, attemptTerm)}::timestamptz`.execute(tx)
    const failures = (where: RawBuilder<boolean>, most: number) =>
      sql<{ at: string }>`
      select ${instantText(sql`at`)} as at from attempt
      where purpose = ${purpose} and not has_succeeded and ${where}
      order by at desc limit ${most}`.execute(tx)
    const ofAccount = await failures(
      sql`account = ${ofWhom} and id > coalesce((select max(id) from attempt
        where account = ${ofWhom} and purpose = ${purpose} and has_succeeded), 0)`,
      limits.account.most,
    )
    const ofAddress = await failures(sql`address = ${fromWhere}`, limits.address.most)
    const [accountTimes, addressTimes] = [timesOf(ofAccount.rows), timesOf(ofAddress.rows)]
    if (isFull(accountTimes, limits.account, now) || isFull(addressTimes, limits.address, now))
      return { id: null, isLast: false }
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
    return { id, isLast: isFull([now.getTime(), ...accountTimes], limits.account, now) }
  })
}

const timesOf = (rows: readonly { at: string }[]) => rows.map(({ at }) => Date.parse(at))

/** The try succeeded: it does not count as a failure, nor do those before it. */
export async function attemptSucceeded(db: Db, id: number): Promise<void> {
  await db.updateTable('attempt').set({ has_succeeded: true }).where('id', '=', id).execute()
}

/** The account's failures no longer count: its person proved by mail who they are. */
export async function forgiveAttempts(db: Db, account: string): Promise<void> {
  const ofWhom = keyedHashOf(await keyNamed(db, 'attempts'), account)
  await db.deleteFrom('attempt').where('account', '=', ofWhom).execute()
}
