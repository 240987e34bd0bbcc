import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { partsOfBrowser, type Way } from '#people/model/session.ts'
import { before, idleTerm, sessionTerm } from '#people/model/terms.ts'
import { selectHash } from '#people/store/persons.ts'

/** A session of one's own. */
export interface OwnSession {
  id: string
  browser: string
  system: string
  way: Way
  begunOn: string
  seenOn: string
}

/** The sessions of a person that stand, the latest seen first. */
export async function sessionsOf(db: Db, person: string, now: Date): Promise<OwnSession[]> {
  const found = await sql<Omit<OwnSession, 'system'>>`
    select id, browser, way, to_char(begun_at at time zone 'UTC', 'YYYY-MM-DD') as "begunOn",
      to_char(seen_at at time zone 'UTC', 'YYYY-MM-DD') as "seenOn"
    from session where person = ${person} and not awaits_factor
      and seen_at > ${before(now, idleTerm)}::timestamptz and begun_at > ${before(now, sessionTerm)}::timestamptz
    order by seen_at desc, id`.execute(db)
  return found.rows.map((session) => ({ ...session, ...partsOfBrowser(session.browser) }))
}

/** Whether a person has set a password; who signs in otherwise need not. */
export const hasPassword = async (db: Db, person: string): Promise<boolean> =>
  (await selectHash(db, person)) !== null

/** A token of one's own; the secret is nowhere any more. */
export interface OwnToken {
  id: string
  name: string
  scopes: string[]
  madeOn: string
  expiresOn: string
  usedOn: string | null
}

/** The tokens of a person that work. */
export async function tokensOf(db: Db, person: string, now: Date): Promise<OwnToken[]> {
  const found = await sql<OwnToken>`
    select id, name, scopes, to_char(made_at at time zone 'UTC', 'YYYY-MM-DD') as "madeOn",
      to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD') as "expiresOn", used_on as "usedOn"
    from access_token where person = ${person} and ended_at is null
      and expires_at > ${now.toISOString()}::timestamptz
    order by made_at desc, id`.execute(db)
  return found.rows
}
