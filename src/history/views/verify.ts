import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import {
  beginning,
  endOf,
  type Fault,
  type Link,
  type Seal,
  step,
  type Walk,
} from '#history/model/chain.ts'

/** What going through the whole history gave. */
export interface Verdict {
  /** How many entries were found right, from the first one on. */
  entries: number
  fault: Fault | null
  /** The entry with which the fault begins, as far as it is there. */
  entry: { id: number; at: string; name: string; subject: string } | null
}

/** Few enough that memory stays flat, enough that few questions are put. */
const entriesAtOnce = 2000

/**
 * Goes through every entry and works its hash out anew, from its columns, here and not in the database: functions and triggers
 * there may be an attacker's. Compares with the seals and names the first thing that is wrong. Holds only some entries at a
 * time; nobody else has to wait meanwhile, what is recorded meanwhile is checked too.
 */
export async function verify(
  db: Db,
  sealed: readonly Seal[],
  tell: (entries: number) => void = () => {},
): Promise<Verdict> {
  const seals = new Map(sealed.map((seal) => [seal.number, seal]))
  let walk = beginning
  for (;;) {
    const links = await linksAfter(db, walk.last.id)
    for (const link of links) {
      const next = await step(walk, link, seals, (number) => isThere(db, number))
      if ('is' in next) return verdictOf(db, walk, next)
      walk = next
    }
    if (links.length < entriesAtOnce) break
    tell(walk.last.number)
  }
  return verdictOf(db, walk, endOf(walk, seals.values()))
}

async function verdictOf(db: Db, { last }: Walk, fault: Fault | null): Promise<Verdict> {
  const entries = fault?.is === 'rewritten' ? fault.number - 1 : last.number
  if (fault === null) return { entries, fault, entry: null }
  const { rows } = await sql<NonNullable<Verdict['entry']>>`
    select id, ${instantText(sql`at`)} as at, name, subject from event where number = ${fault.number} order by id limit 1`.execute(
    db,
  )
  return { entries: Math.min(entries, fault.number - 1), fault, entry: rows[0] ?? null }
}

/** The text is the same array that the migration hashes; see `event_hash` there. */
async function linksAfter(db: Db, id: number | null): Promise<Link[]> {
  const { rows } = await sql<Omit<Link, 'worked'> & { text: string }>`
    select id, number, previous, hash, array_to_json(array[
      previous, number::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      actor, person, post, post_title, for_post, for_post_title,
      name, subject, office, why, detail::text, changes::text])::text as text
    from event where ${id === null} or id > ${id ?? 0} order by id limit ${sql.lit(entriesAtOnce)}`.execute(
    db,
  )
  return rows.map(({ text, ...link }) => ({
    ...link,
    worked: createHash('sha256').update(text).digest('hex'),
  }))
}

async function isThere(db: Db, number: number): Promise<boolean> {
  const found = await sql`select from event where number = ${number} limit 1`.execute(db)
  return found.rows.length > 0
}

/** The last entry: what a seal is made of. Null before anything happened. */
export async function headOf(
  db: Db,
): Promise<(Omit<Seal, 'organisation'> & { name: string }) | null> {
  const { rows } = await sql<Omit<Seal, 'organisation'> & { name: string }>`
    select number, hash, ${instantText(sql`at`)} as at, name from event order by number desc limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}
