import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'

/** A passkey as its person knows it: instants ISO in UTC. */
export interface PasskeyItem {
  id: string
  name: string
  host: string
  transports: string[]
  addedAt: string
  usedAt: string | null
}

/** The passkeys of a person, the first added first. */
export async function passkeysOf(db: Db, person: string): Promise<PasskeyItem[]> {
  const found = await sql<PasskeyItem>`
    select id, name, host, transports, ${instantText(sql`added_at`)} as "addedAt", ${instantText(sql`used_at`)} as "usedAt"
    from passkey where person = ${person} order by added_at, id`.execute(db)
  return found.rows
}

/** What stands beside a person's password: since when an app shows codes (null: none), how many recovery codes are left, how many passkeys. */
export interface Factors {
  appSince: string | null
  codesLeft: number
  passkeys: number
}

/** The factors of a person. */
export async function factorsOf(db: Db, person: string): Promise<Factors> {
  const found = await sql<Factors>`
    select
      (select ${instantText(sql`added_at`)} from authenticator_app where person = ${person}) as "appSince",
      (select count(*)::int from recovery_code where person = ${person} and used_at is null) as "codesLeft",
      (select count(*)::int from passkey where person = ${person}) as passkeys`.execute(db)
  return found.rows[0] ?? { appSince: null, codesLeft: 0, passkeys: 0 }
}

/**
 * Whether a password alone does not let this person in: they have an app that shows codes. A passkey alone does not ask for more,
 * since it would lock out who lost it; what it stands for is asked of those who decide.
 */
export async function awaitsFactor(db: Db, person: string): Promise<boolean> {
  const found = await sql`select from authenticator_app where person = ${person}`.execute(db)
  return found.rows.length > 0
}
