import { byCommand } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { Refusal } from '#platform/refusal.ts'
import { write } from '#mail/actions.ts'
import { factorLimits, recoveryLimits, signInLimits } from '#people/model/limits.ts'
import { type Person, plainAddress } from '#people/model/person.ts'
import {
  type Attempt,
  attemptSucceeded,
  countAttempt,
  type Trying,
} from '#people/store/attempts.ts'
import { selectByEmail, selectPerson } from '#people/store/persons.ts'
import { matches } from './passwords.ts'
import { performQuietly } from './quietly.ts'

const limits = { 'sign-in': signInLimits, recovery: recoveryLimits, factor: factorLimits }

/** What is tried, on which account (an address of mail, or a person's id), from which address of the network. */
export interface Try {
  purpose: Trying
  account: string
  address: string
}

/**
 * Counts a try before it is judged. Refuses when too many came before (`people/locked`); says so alike whether or not the account
 * exists. After a success, tell `succeeded`.
 */
export async function tryOnce(db: Db, tried: Try, now: Date): Promise<Attempt & { id: number }> {
  const { id, isLast } = await countAttempt(db, tried, limits[tried.purpose], now)
  if (id === null) throw tooMany(tried.purpose)
  return { id, isLast }
}

/** The try succeeded: it and the failures before it no longer count against the account. */
export const succeeded = (db: Db, { id }: { id: number }): Promise<void> => attemptSucceeded(db, id)

/** The refusal of who tried too often. */
export const tooMany = (purpose: Trying): Refusal =>
  new Refusal('forbidden', 'people/locked', {
    details: { minutes: limits[purpose].account.term / 60_000 },
  })

/** A try with a password. */
export interface PasswordTry {
  email: string
  password: string
  address: string
  /** Where one asks for a new password, absolute. */
  recovery: string
}

/**
 * Whose address and password these are. Refuses wrong ones, unknown addresses and people who may not sign in with the same words
 * after the same work (`people/wrong-password`), and whoever failed too often (`people/locked`), whose owner gets a letter.
 */
export async function personByPassword(
  db: Db,
  { email, password, address, recovery }: PasswordTry,
  now: Date,
): Promise<Person> {
  const account = plainAddress(email)
  const attempt = await tryOnce(db, { purpose: 'sign-in', account, address }, now)
  const person = await selectByEmail(db, account)
  const isRight = await matches(person?.hash ?? null, password)
  if (person !== undefined && isRight && person.standing === 'active') {
    await succeeded(db, attempt)
    return person
  }
  if (!attempt.isLast) throw new Refusal('invalid', 'people/wrong-password')
  await tellLocked(db, person, attempt, { topic: 'people.locked', recovery })
  throw tooMany('sign-in')
}

/**
 * Whether someone signed in knows their password: asked again before what a session alone must not do. Refuses a wrong one
 * (`people/wrong-current`); counts it like a try to sign in, so that who took a session guesses no more than others.
 */
export async function confirmPassword(
  db: Db,
  asked: { person: string; password: string; address: string; recovery: string },
  now: Date,
): Promise<Person> {
  const known = await selectPerson(db, asked.person)
  if (known === undefined) throw new Refusal('unknown-asker', 'asker/unknown')
  try {
    return await personByPassword(db, { ...asked, email: known.email }, now)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'people/wrong-password') throw error
    throw new Refusal('invalid', 'people/password-refused', {
      faults: [{ field: 'current', reason: 'people/wrong-current' }],
    })
  }
}

/** Tells the owner of an account, if there is one and they may sign in, that somebody failed on it too often: at its password, or after it at its codes. */
export async function tellLocked(
  db: Db,
  person: Person | undefined,
  attempt: { id: number },
  { topic, recovery }: { topic: 'people.locked' | 'people.codes-locked'; recovery: string },
): Promise<void> {
  const deed = { by: byCommand('sign-in'), name: 'people.locked' }
  await performQuietly(db, person, deed, (act, { id, email, name, locale }) =>
    write(act, {
      event: `people.locked:${attempt.id}`,
      to: email,
      person: id,
      name,
      locale,
      topic,
      details: { minutes: signInLimits.account.term / 60_000 },
      link: recovery,
      manner: 'at-once',
    }),
  )
}
