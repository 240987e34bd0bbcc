import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import { hashOf, newSecret } from './secrets.ts'

/** What a link of a letter is for. */
export type Purpose = 'invitation' | 'recovery' | 'address'

/** A link of a letter, as it is kept. Instants are ISO text. */
export interface MailLink {
  person: string
  /** The address it gives, when it is for one. */
  email: string | null
  expiresAt: string
  usedAt: string | null
}

/** Writes a link and gives its secret, once. Links for the same purpose that the person had no longer work. */
export async function insertLink(
  act: Act,
  link: { purpose: Purpose; person: string; email?: string; madeAt: string; expiresAt: string },
): Promise<string> {
  const secret = newSecret()
  await act.db
    .updateTable('mail_link')
    .set({ used_at: link.madeAt })
    .where('person', '=', link.person)
    .where('purpose', '=', link.purpose)
    .where('used_at', 'is', null)
    .execute()
  await act.db
    .insertInto('mail_link')
    .values({
      secret_hash: hashOf(secret),
      purpose: link.purpose,
      person: link.person,
      email: link.email ?? null,
      made_at: link.madeAt,
      expires_at: link.expiresAt,
    })
    .execute()
  return secret
}

/** The link with this secret; undefined where there is none for that purpose. */
export async function selectLink(
  db: Db,
  purpose: Purpose,
  secret: string,
): Promise<MailLink | undefined> {
  const found = await sql<MailLink>`
    select person, email, ${instantText(sql`expires_at`)} as "expiresAt", ${instantText(sql`used_at`)} as "usedAt"
    from mail_link where purpose = ${purpose} and secret_hash = ${hashOf(secret)}`.execute(db)
  return found.rows[0]
}

/** Uses a link up. False when it was used before: of two who use it at once, one succeeds. */
export async function useLink(
  act: Act,
  purpose: Purpose,
  secret: string,
  now: Date,
): Promise<boolean> {
  const used = await act.db
    .updateTable('mail_link')
    .set({ used_at: now.toISOString() })
    .where('purpose', '=', purpose)
    .where('secret_hash', '=', hashOf(secret))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows > 0n
}

/** All links of a person no longer work. */
export async function closeLinks(act: Act, person: string): Promise<void> {
  await act.db
    .updateTable('mail_link')
    .set({ used_at: act.at })
    .where('person', '=', person)
    .where('used_at', 'is', null)
    .execute()
}
