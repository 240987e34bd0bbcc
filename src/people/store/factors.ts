import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'

/** What is kept of a recovery code: the same code of two persons looks different. */
const hashOfCode = (person: string, code: string) =>
  createHash('sha256').update(`${person} ${code}`).digest('base64url')

/** Writes the app that shows somebody's codes; false when they have one. `secret` in base32. */
export async function insertApp(
  act: Act,
  app: { person: string; secret: string; lastStep: number },
): Promise<boolean> {
  const written = await sql`
    insert into authenticator_app (person, secret, last_step, added_at)
    values (${app.person}, ${app.secret}, ${app.lastStep}, ${act.at}::timestamptz)
    on conflict do nothing`.execute(act.db)
  return written.numAffectedRows === 1n
}

/** The secret of somebody's app, and the last half minute of which a code was taken. */
export const appOf = (
  db: Db,
  person: string,
): Promise<{ secret: string; lastStep: number } | undefined> =>
  db
    .selectFrom('authenticator_app')
    .select(['secret', 'last_step as lastStep'])
    .where('person', '=', person)
    .executeTakeFirst()

/** Takes the code of a half minute; false when it, or a later one, was taken already. */
export async function takeStep(db: Db, person: string, step: number): Promise<boolean> {
  const taken = await db
    .updateTable('authenticator_app')
    .set({ last_step: step })
    .where('person', '=', person)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** Takes a recovery code; false when it is none of theirs or was used. */
export async function takeRecoveryCode(
  db: Db,
  person: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const taken = await db
    .updateTable('recovery_code')
    .set({ used_at: now.toISOString() })
    .where('person', '=', person)
    .where('hash', '=', hashOfCode(person, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** Puts these recovery codes in the place of those before. */
export async function replaceCodes(
  act: Act,
  person: string,
  codes: readonly string[],
): Promise<void> {
  await act.db.deleteFrom('recovery_code').where('person', '=', person).execute()
  await act.db
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ person, hash: hashOfCode(person, code), used_at: null })))
    .execute()
}

/** Removes the app with its recovery codes; false when there is none. */
export async function deleteApp(act: Act, person: string): Promise<boolean> {
  const gone = await act.db
    .deleteFrom('authenticator_app')
    .where('person', '=', person)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
