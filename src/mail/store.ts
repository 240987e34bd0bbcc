import { type RawBuilder, sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Letter } from './model/letter.ts'

/** A letter that a sender has in hand. */
export interface Taken extends Omit<Letter, 'event' | 'to' | 'manner'> {
  id: number
  address: string
  tries: number
  /** ISO, UTC. */
  writtenAt: string
}

/** Writes a letter, unless its event has written to this address; capitals make no other address. */
export async function insertLetter(act: Act, letter: Letter): Promise<void> {
  const { event, to, person, name, locale, topic, details, link, manner } = letter
  await sql`
    insert into letter (event, address, person, name, locale, topic, details, link, manner, written_at)
    values (${event}, ${to.toLowerCase()}, ${person}, ${name}, ${locale}, ${topic}, ${JSON.stringify(details)}::jsonb,
      ${link}, ${manner}, ${act.at}::timestamptz)
    on conflict (event, address) do nothing`.execute(act.db)
}

/** How many letters of a domain were written at once to each of these addresses since an instant; who had none is left out. One query. */
export async function writtenLately(
  db: Db,
  domain: string,
  addresses: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, number>> {
  if (addresses.length === 0) return new Map()
  const { rows } = await sql<{ address: string; count: number }>`
    select address, count(*)::int as count from letter
    where manner = 'at-once' and address = any(${addresses.map((each) => each.toLowerCase())}::text[])
      and written_at > ${since.toISOString()}::timestamptz and starts_with(topic, ${`${domain}.`})
    group by address`.execute(db)
  return new Map(rows.map(({ address, count }) => [address, count]))
}

const waits = sql<boolean>`sent_at is null and given_up_at is null and handed_at is null`
const isDue = (now: Date) =>
  sql<boolean>`(due_at is null or due_at <= ${now.toISOString()}::timestamptz)`

/**
 * Takes letters in hand: whoever else asks at the same time gets others. The mark is kept before the letter goes out, so that
 * a sender that dies leaves a letter that nobody sends a second time.
 */
async function take(db: Db, which: RawBuilder<unknown>, now: Date): Promise<Taken[]> {
  const taken = await sql<Taken>`
    with chosen as materialized (
      select id from letter where ${waits} and ${isDue(now)} and ${which} for update skip locked)
    update letter set handed_at = ${now.toISOString()}::timestamptz, tries = tries + 1
    from chosen where letter.id = chosen.id
    returning letter.id, address, person, name, locale, topic, details, link, tries,
      to_json(written_at) #>> '{}' as "writtenAt"`.execute(db)
  return taken.rows.toSorted((a, b) => a.id - b.id)
}

/** Takes the next letter that goes out at once; null when none is due. */
export async function takeNext(db: Db, now: Date): Promise<Taken | null> {
  return (await take(db, sql`manner = 'at-once' order by id limit 1`, now))[0] ?? null
}

/** To whom letters wait for a digest, and since when the oldest does. */
export interface WaitingDigest {
  address: string
  locale: Locale
  person: string | null
  oldest: Date
}

/** The digests that are being gathered and may go out as far as earlier tries are concerned. */
export async function waitingDigests(db: Db, now: Date): Promise<WaitingDigest[]> {
  const { rows } = await sql<Omit<WaitingDigest, 'oldest'> & { oldest: string }>`
    select address, locale, max(person) as person, to_json(min(written_at)) #>> '{}' as oldest from letter
    where manner = 'digest' and ${waits} and ${isDue(now)}
    group by address, locale order by min(id)`.execute(db)
  return rows.map((row) => ({ ...row, oldest: new Date(row.oldest) }))
}

/** Takes all that waits for one digest; empty when another sender has it. */
export const takeDigest = (
  db: Db,
  { address, locale }: WaitingDigest,
  now: Date,
): Promise<Taken[]> =>
  take(db, sql`manner = 'digest' and address = ${address} and locale = ${locale}`, now)

/** What became of letters in hand. What they held is erased with the first two: a link may hold a token. */
export type Ending =
  | { is: 'sent' }
  | { is: 'given-up'; reason: string }
  | { is: 'waiting'; until: Date; reason: string }

/** Puts down what became of letters that were taken. */
export async function end(
  db: Db,
  ids: readonly number[],
  ending: Ending,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  const erased = sql`details = '{}', link = null, handed_at = null`
  const change = {
    sent: sql`${erased}, sent_at = ${at}::timestamptz, reason = null`,
    'given-up': sql`${erased}, given_up_at = ${at}::timestamptz, reason = ${'reason' in ending ? ending.reason : null}`,
    waiting: sql`handed_at = null, due_at = ${ending.is === 'waiting' ? ending.until.toISOString() : null}::timestamptz,
      reason = ${'reason' in ending ? ending.reason : null}`,
  }[ending.is]
  await sql`update letter set ${change} where id = any(${[...ids]}::bigint[])`.execute(db)
}

/** Gives up what a sender took before this instant and never told of: nobody knows whether it arrived. Answers how many. */
export async function giveUpLost(db: Db, before: Date, now: Date): Promise<number> {
  const lost = await sql`
    update letter set details = '{}', link = null, handed_at = null, given_up_at = ${now.toISOString()}::timestamptz,
      reason = 'the sender stopped while it had the letter; it may have arrived'
    where handed_at < ${before.toISOString()}::timestamptz and sent_at is null and given_up_at is null returning id`.execute(
    db,
  )
  return lost.rows.length
}
