import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { before, idleTerm, seenEvery, sessionTerm } from '#people/model/terms.ts'
import type { Way } from '#people/model/session.ts'
import { hashOf, newId, newSecret } from './secrets.ts'

/** Who a session is of. */
export interface SessionOwner {
  session: string
  person: string
  name: string
  locale: Locale
  hasSecondFactor: boolean
}

/** Writes a session and gives its secret, which only the cookie holds. Sessions of that person that are over are cleared away. */
export async function insertSession(
  db: Db,
  begun: {
    person: string
    browser: string
    way: Way
    awaitsFactor: boolean
    hasSecondFactor: boolean
  },
  now: Date,
): Promise<{ id: string; secret: string }> {
  const [id, secret] = [newId('s'), newSecret()]
  await sql`
    delete from session where person = ${begun.person}
      and (seen_at <= ${before(now, idleTerm)}::timestamptz or begun_at <= ${before(now, sessionTerm)}::timestamptz)`.execute(
    db,
  )
  await db
    .insertInto('session')
    .values({
      id,
      secret_hash: hashOf(secret),
      person: begun.person,
      browser: begun.browser,
      way: begun.way,
      begun_at: now.toISOString(),
      seen_at: now.toISOString(),
      awaits_factor: begun.awaitsFactor,
      has_second_factor: begun.hasSecondFactor,
    })
    .execute()
  return { id, secret }
}

/**
 * Who the session with this secret is of, and that it was seen: one query. Null when it ended, was idle too long or is too old,
 * or when its person may not sign in. A clock that runs backwards does not make it younger.
 */
export async function ownerOfSession(
  db: Db,
  secret: string,
  now: Date,
  awaitsFactor = false,
): Promise<SessionOwner | null> {
  const hash = hashOf(secret)
  const isLive = sql`seen_at > ${before(now, idleTerm)}::timestamptz
    and begun_at > ${before(now, sessionTerm)}::timestamptz and awaits_factor = ${awaitsFactor}`
  const found = await sql<SessionOwner>`
    with seen as (
      update session set seen_at = ${now.toISOString()}::timestamptz
      where secret_hash = ${hash} and seen_at < ${before(now, seenEvery)}::timestamptz and ${isLive})
    select session.id as session, session.person, state.name, state.locale,
      session.has_second_factor as "hasSecondFactor"
    from session join person_state state on state.person = session.person and upper_inf(state.recorded)
    where secret_hash = ${hash} and state.standing = 'active' and ${isLive}`.execute(db)
  return found.rows[0] ?? null
}

/** Ends one session of a person; false when they have none of that id. */
export async function deleteSession(db: Db, person: string, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('session')
    .where('person', '=', person)
    .where('id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** Ends the sessions of a person, all or all but one; tells how many. */
export async function deleteSessions(db: Db, person: string, but?: string): Promise<number> {
  const sessions = db.deleteFrom('session').where('person', '=', person)
  const gone = await (
    but === undefined ? sessions : sessions.where('id', '!=', but)
  ).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Ends the session with this secret, whoever's it is: what a browser held before somebody signed in with it. */
export async function deleteSessionOfSecret(db: Db, secret: string): Promise<void> {
  await db.deleteFrom('session').where('secret_hash', '=', hashOf(secret)).execute()
}

/** The second factor was right: the session goes on under a new secret. Null when it awaited none any more. */
export async function passFactor(db: Db, secret: string, now: Date): Promise<string | null> {
  const renewed = newSecret()
  const passed = await db
    .updateTable('session')
    .set({
      secret_hash: hashOf(renewed),
      awaits_factor: false,
      has_second_factor: true,
      seen_at: now.toISOString(),
    })
    .where('secret_hash', '=', hashOf(secret))
    .where('awaits_factor', '=', true)
    .executeTakeFirst()
  return passed.numUpdatedRows > 0n ? renewed : null
}

/** The second factor was right once more, in a session that goes on: it is marked, under a new secret. */
export async function raiseSession(db: Db, session: string, now: Date): Promise<string> {
  const renewed = newSecret()
  await db
    .updateTable('session')
    .set({ secret_hash: hashOf(renewed), has_second_factor: true, seen_at: now.toISOString() })
    .where('id', '=', session)
    .execute()
  return renewed
}
