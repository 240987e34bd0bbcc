import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { Refusal } from '#platform/refusal.ts'
import { faultOfPassword, longest, shortest } from '#people/model/password.ts'

/**
 * A password as it is kept (scrypt, with a salt of its own). Slow on purpose: never while an act is under way. Refuses what is
 * too short, too long, or guessed first (`people/password-…`); `about` is what others know of its owner.
 */
export async function hashFor(password: string, about: readonly string[]): Promise<string> {
  const fault = faultOfPassword(password, about)
  if (fault !== null) {
    const details = { shortest, longest }
    throw new Refusal('invalid', 'people/password-refused', {
      faults: [{ field: 'password', reason: `people/${fault}`, details }],
    })
  }
  return hashPassword(password)
}

/** What is compared with when there is nothing to compare with, so that it takes as long. */
const nobodys = hashPassword(crypto.randomUUID())

/** Whether this is the password behind the hash. Takes as long, and answers no, where there is none. */
export async function matches(hash: string | null, password: string): Promise<boolean> {
  const isRight = await verifyPassword({ hash: hash ?? (await nobodys), password: cut(password) })
  return hash !== null && isRight
}

/** Longer than any password can be: there is no work in hashing more of it. */
const cut = (password: string) => password.slice(0, 4 * longest)
