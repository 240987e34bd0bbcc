import { type Act, byCommand } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { write } from '#mail/actions.ts'
import { type Person, plainAddress } from '#people/model/person.ts'
import { after, recoveryTerm } from '#people/model/terms.ts'
import { forgiveAttempts } from '#people/store/attempts.ts'
import { closeLinks, insertLink } from '#people/store/links.ts'
import { putHash, selectByEmail } from '#people/store/persons.ts'
import { deleteSessions } from '#people/store/sessions.ts'
import { endTokens } from '#people/store/tokens.ts'
import { takeLink } from './links.ts'
import { performQuietly } from './quietly.ts'
import { tryOnce } from './sign-in.ts'

/**
 * Sends a letter with a link for a new password, if the address has an account that may sign in. Whether it has, the answer does
 * not tell. Refuses when too many were asked for (`people/locked`).
 */
export async function askForRecovery(
  db: Db,
  asked: { email: string; address: string; link(secret: string): string },
  now: Date,
): Promise<void> {
  const account = plainAddress(asked.email)
  await tryOnce(db, { purpose: 'recovery', account, address: asked.address }, now)
  const person = await selectByEmail(db, account)
  const deed = { by: byCommand('recovery'), name: 'people.recovery-asked' }
  await performQuietly(db, person, deed, async (act, somebody) => {
    const secret = await insertLink(act, {
      purpose: 'recovery',
      person: somebody.id,
      madeAt: now.toISOString(),
      expiresAt: after(now, recoveryTerm),
    })
    await write(act, {
      ...to(somebody),
      event: `people.recovery:${act.at}`,
      topic: 'people.recovery',
      details: { minutes: recoveryTerm / 60_000 },
      link: asked.link(secret),
    })
  })
}

/**
 * A new password by the link of a letter, which works once: every session and every token ends, for somebody else may have made
 * them, and failures are forgiven. Refuses a link that is
 * unknown, used or too old (`people/link-…`).
 */
export async function recover(
  act: Act,
  person: Person,
  { secret, hash, signIn }: { secret: string; hash: string; signIn: string },
  now: Date,
): Promise<void> {
  await takeLink(act, 'recovery', secret, now)
  await setPassword(act, person, { hash, signIn })
  await endTokens(act, person.id)
  await forgiveAttempts(act.db, person.email)
}

/** Gives a person a password, ends their sessions but the one named and the links they still had, and tells them by letter. */
export async function setPassword(
  act: Act,
  person: Person,
  { hash, signIn, but }: { hash: string; signIn: string; but?: string },
): Promise<void> {
  await putHash(act, person.id, hash)
  await closeLinks(act, person.id)
  await deleteSessions(act.db, person.id, but)
  await write(act, {
    ...to(person),
    event: `people.password-changed:${person.id}:${act.at}`,
    topic: 'people.password-changed',
    details: {},
    link: signIn,
  })
}

const to = ({ id, email, name, locale }: Person) => ({
  to: email,
  person: id,
  name,
  locale,
  manner: 'at-once' as const,
})
