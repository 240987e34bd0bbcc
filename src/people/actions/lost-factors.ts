import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Site } from '#platform/http/reader.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { type Person, plainAddress } from '#people/model/person.ts'
import { deleteApp } from '#people/store/factors.ts'
import { deletePasskey } from '#people/store/passkeys.ts'
import { selectByEmail } from '#people/store/persons.ts'
import { deleteSessions } from '#people/store/sessions.ts'
import { endTokens } from '#people/store/tokens.ts'
import { passkeysOf } from '#people/views/factor.ts'
import { tellOfFactors } from './factor-letter.ts'

/** Whose this address is. Refuses one that nobody has (`people/unknown`). */
export const personAt = async (db: Db, email: string): Promise<Person> =>
  found(await selectByEmail(db, plainAddress(email)), 'people/unknown')

/**
 * Takes away the app and all passkeys of somebody who lost them, ends their sessions and tokens, and writes to them. Whoever does
 * it has made sure who asks. Refuses somebody who has neither (`people/no-factors`).
 */
export async function forgetFactors(
  act: Act,
  { person, site }: { person: Person; site: Pick<Site, 'origin'> },
): Promise<void> {
  const passkeys = await passkeysOf(act.db, person.id)
  const hadApp = await deleteApp(act, person.id)
  if (!hadApp && passkeys.length === 0) throw new Refusal('conflict', 'people/no-factors')
  for (const { id, name } of passkeys) {
    await deletePasskey(act, person.id, id)
    act.note({ field: 'people.history.passkey', before: name, after: null })
  }
  if (hadApp) act.note({ field: 'people.history.factor', before: 'TOTP', after: null })
  await deleteSessions(act.db, person.id)
  await endTokens(act, person.id)
  await tellOfFactors(act, person, site, { topic: 'factors-forgotten', about: person.id })
}
