import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'

/** Somebody as the provider names them. */
export interface Subject {
  issuer: string
  subject: string
}

/** Who was linked to this subject, when they may sign in. */
export async function personBySubject(
  db: Db,
  { issuer, subject }: Subject,
): Promise<string | null> {
  const found = await sql<{ person: string }>`
    select link.person from openid_link link
    join person_state state on state.person = link.person and upper_inf(state.recorded)
    where issuer = ${issuer} and subject = ${subject} and state.standing = 'active'`.execute(db)
  return found.rows[0]?.person ?? null
}

/** Whether the subject belongs to somebody, signed in or not. */
export async function isLinked(db: Db, { issuer, subject }: Subject): Promise<boolean> {
  const found = await sql`
    select from openid_link where issuer = ${issuer} and subject = ${subject}`.execute(db)
  return found.rows.length > 0
}

/** Links a person to a subject; false when the subject, or the person at this issuer, is linked already. */
export async function insertLink(
  act: Act,
  person: string,
  { issuer, subject }: Subject,
): Promise<boolean> {
  const written = await sql`
    insert into openid_link (issuer, subject, person, linked_at)
    select ${issuer}, ${subject}, ${person}, ${act.at}::timestamptz
    where not exists (select from openid_link where person = ${person} and issuer = ${issuer})
    on conflict do nothing`.execute(act.db)
  return written.numAffectedRows === 1n
}
