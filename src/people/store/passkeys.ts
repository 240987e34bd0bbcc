import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'

/** A passkey as it is checked: `publicKey` in base64url, `counter` how often its device says it was used. */
export interface KeptPasskey {
  id: string
  person: string
  host: string
  publicKey: string
  counter: number
  transports: string[]
}

/** Writes a passkey; false when it is there already. */
export async function insertPasskey(
  act: Act,
  passkey: KeptPasskey & { name: string },
): Promise<boolean> {
  const { id, person, name, host, publicKey, counter, transports } = passkey
  const written = await act.db
    .insertInto('passkey')
    .values({
      id,
      person,
      name,
      host,
      public_key: publicKey,
      counter,
      transports,
      added_at: act.at,
      used_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The passkey of this id that was made for this host, when its person may sign in. */
export const passkeyOn = (db: Db, id: string, host: string): Promise<KeptPasskey | undefined> =>
  db
    .selectFrom('passkey')
    .innerJoin('person_state as state', 'state.person', 'passkey.person')
    .select([
      'passkey.id',
      'passkey.person',
      'host',
      'public_key as publicKey',
      'counter',
      'transports',
    ])
    .where('passkey.id', '=', id)
    .where('host', '=', host)
    .where('state.standing', '=', 'active')
    .where((is) => is.fn('upper_inf', ['state.recorded']))
    .executeTakeFirst()

/** Keeps how often a passkey was used. False when it was used meanwhile: one of the two is a copy or a replay. */
export async function markPasskey(
  db: Db,
  { id, counter }: KeptPasskey,
  newCounter: number,
  now: Date,
): Promise<boolean> {
  const marked = await db
    .updateTable('passkey')
    .set({ counter: newCounter, used_at: now.toISOString() })
    .where('id', '=', id)
    .where('counter', '=', counter)
    .executeTakeFirst()
  return marked.numUpdatedRows > 0n
}

/** Removes a passkey of a person and gives its name; null when they have none of that id. */
export async function deletePasskey(act: Act, person: string, id: string): Promise<string | null> {
  const gone = await act.db
    .deleteFrom('passkey')
    .where('person', '=', person)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  return gone?.name ?? null
}
