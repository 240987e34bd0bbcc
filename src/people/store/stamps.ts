import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { keyNamed } from './keys.ts'

/** What a stamp is for, and about whom or what; one made for another purpose does not hold. */
export interface StampUse {
  purpose: 'passkey-added' | 'passkey-asked' | 'factor-proposed' | 'codes-proposed' | 'openid'
  /** A person, a host; empty where nobody is known yet. */
  about: string
}

const term = 10 * 60_000
const marked = (key: string, { purpose, about }: StampUse, head: Buffer) =>
  createHmac('sha256', key)
    .update(JSON.stringify([purpose, about]))
    .update(head)
    .digest()

/** The key that stamps are made with. */
export const stampKey = (db: Db): Promise<string> => keyNamed(db, 'stamps')

/**
 * Something that only we can have made, for ten minutes: a challenge, a state, a proposal. Nothing is written when it is made, so
 * that looking at a page changes nothing.
 */
export function makeStamp(key: string, use: StampUse, now: Date): string {
  const head = Buffer.alloc(24, randomBytes(24))
  head.writeBigUInt64BE(BigInt(now.getTime() + term))
  return Buffer.concat([head, marked(key, use, head)]).toString('base64url')
}

/** Whether a stamp was made by us for this use and is not over. One from a time to come does not hold: the clock was set back. */
export function stampHolds(key: string, use: StampUse, stamp: string, now: Date): boolean {
  const bytes = Buffer.from(stamp, 'base64url')
  if (bytes.length !== 56 || bytes.toString('base64url') !== stamp) return false
  const head = bytes.subarray(0, 24)
  const left = Number(head.readBigUInt64BE()) - now.getTime()
  return left > 0 && left <= term && timingSafeEqual(marked(key, use, head), bytes.subarray(24))
}

/** Uses a stamp up; false when it was used before. Stamps that are over are cleared away. */
export async function useStamp(db: Db, stamp: string, now: Date): Promise<boolean> {
  await db.deleteFrom('used_stamp').where('expires_at', '<', now.toISOString()).execute()
  // Kept for twice its time, so that a clock set back a little does not let it through again.
  const kept = new Date(now.getTime() + 2 * term).toISOString()
  const used = await sql`
    insert into used_stamp (stamp, expires_at) values (${stamp}, ${kept}::timestamptz)
    on conflict do nothing`.execute(db)
  return used.numAffectedRows === 1n
}

/** Bytes that follow from a stamp and our key alone: what was shown beside it need not be sent back. */
export const derivedFrom = (key: string, stamp: string, name: string, length: number): Buffer =>
  createHmac('sha512', key)
    .update(JSON.stringify([name, stamp]))
    .digest()
    .subarray(0, length)
