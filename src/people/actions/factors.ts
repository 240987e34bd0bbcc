import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Site } from '#platform/http/reader.ts'
import { Refusal } from '#platform/refusal.ts'
import {
  appAddress,
  plainCode,
  recoveryCode,
  recoveryCodes,
  secretText,
  stepOfCode,
} from '#people/model/codes.ts'
import type { Person } from '#people/model/person.ts'
import {
  appOf,
  deleteApp,
  insertApp,
  replaceCodes,
  takeRecoveryCode,
  takeStep,
} from '#people/store/factors.ts'
import { derivedFrom, makeStamp, stampHolds, stampKey, useStamp } from '#people/store/stamps.ts'
import { tellOfFactors } from './factor-letter.ts'
import { succeeded, tellLocked, tooMany, tryOnce } from './sign-in.ts'

/** What is offered to somebody who sets up an app or wants new recovery codes. Nothing of it is kept until they take it, by its `stamp`. */
export interface Proposal {
  stamp: string
  /** For an app: in base32, and as the address that its picture holds. */
  secret: string
  address: string
  codes: readonly string[]
}

type Purpose = 'factor-proposed' | 'codes-proposed'

/** A new proposal, or the one of this stamp, while it holds. */
export async function propose(
  db: Db,
  person: Pick<Person, 'id' | 'email' | 'locale'>,
  {
    site,
    purpose,
    stamp,
  }: { site: Pick<Site, 'title'>; purpose: Purpose; stamp?: string | undefined },
  now: Date,
): Promise<Proposal> {
  const key = await stampKey(db)
  const use = { purpose, about: person.id }
  const chosen =
    stamp !== undefined && stampHolds(key, use, stamp, now) ? stamp : makeStamp(key, use, now)
  const secret = secretOf(key, chosen)
  const address = appAddress(site.title[person.locale], person.email, secret)
  return { stamp: chosen, secret, address, codes: codesOf(key, chosen) }
}

const secretOf = (key: string, stamp: string) => secretText(derivedFrom(key, stamp, 'secret', 20))

const codesOf = (key: string, stamp: string) =>
  Array.from({ length: recoveryCodes }, (_, at) =>
    recoveryCode(derivedFrom(key, stamp, `code ${at}`, 16)),
  )

/**
 * Takes the proposed app and its recovery codes, and writes to the person. Refuses a proposal that is over or was taken
 * (`people/proposal-over`), a code the app does not show (`people/code-wrong`), a second app (`people/factor-there`).
 */
export async function addFactor(
  act: Act,
  {
    person,
    site,
    stamp,
    code,
  }: { person: Person; site: Pick<Site, 'origin'>; stamp: string; code: string },
  now: Date,
): Promise<void> {
  const key = await takenKey(act.db, { purpose: 'factor-proposed', about: person.id }, stamp, now)
  const secret = secretOf(key, stamp)
  const step = await stepOfCode(secret, plainCode(code) ?? '', now)
  if (step === null) throw wrong()
  if (!(await insertApp(act, { person: person.id, secret, lastStep: step })))
    throw new Refusal('conflict', 'people/factor-there')
  await replaceCodes(act, person.id, codesOf(key, stamp))
  act.note({ field: 'people.history.factor', before: null, after: 'TOTP' })
  await tellOfFactors(act, person, site, { topic: 'factor-added', about: person.id })
}

async function takenKey(
  db: Db,
  use: { purpose: Purpose; about: string },
  stamp: string,
  now: Date,
): Promise<string> {
  const key = await stampKey(db)
  if (!stampHolds(key, use, stamp, now) || !(await useStamp(db, stamp, now)))
    throw new Refusal('conflict', 'people/proposal-over')
  return key
}

/** Puts the proposed recovery codes in the place of the old ones, and writes to the person. Refuses what `addFactor` refuses. */
export async function renewCodes(
  act: Act,
  { person, site, stamp }: { person: Person; site: Pick<Site, 'origin'>; stamp: string },
  now: Date,
): Promise<void> {
  const key = await takenKey(act.db, { purpose: 'codes-proposed', about: person.id }, stamp, now)
  if ((await appOf(act.db, person.id)) === undefined)
    throw new Refusal('conflict', 'people/no-factor')
  await replaceCodes(act, person.id, codesOf(key, stamp))
  await tellOfFactors(act, person, site, { topic: 'codes-renewed', about: person.id })
}

/** Removes the app with its recovery codes, and writes to the person. Refuses where there is none (`people/no-factor`). */
export async function removeFactor(
  act: Act,
  { person, site }: { person: Person; site: Pick<Site, 'origin'> },
): Promise<void> {
  if (!(await deleteApp(act, person.id))) throw new Refusal('conflict', 'people/no-factor')
  act.note({ field: 'people.history.factor', before: 'TOTP', after: null })
  await tellOfFactors(act, person, site, { topic: 'factor-removed', about: person.id })
}

/**
 * Holds a code against somebody's app, or takes one of their recovery codes. Each code is taken once. Counted before it is judged,
 * so that guessing ends after a few tries, and its person gets a letter: who guesses knows their password. Refuses a wrong or used
 * code (`people/code-wrong`), and for a quarter of an hour after too many (`people/locked`). Call it outside an act: what is taken stays taken.
 */
export async function passCode(
  db: Db,
  { person, code, address, recovery }: CodeTry,
  now: Date,
): Promise<'app' | 'recovery'> {
  const attempt = await tryOnce(db, { purpose: 'factor', account: person.id, address }, now)
  const way = await takeCode(db, person.id, plainCode(code), now)
  if (way !== null) {
    await succeeded(db, attempt)
    return way
  }
  if (!attempt.isLast) throw wrong()
  await tellLocked(db, person, attempt, { topic: 'people.codes-locked', recovery })
  throw tooMany('factor')
}

/** A try with a code: `recovery` is where one asks for a new password, absolute. */
interface CodeTry {
  person: Person
  code: string
  address: string
  recovery: string
}

async function takeCode(db: Db, person: string, code: string | null, now: Date) {
  if (code === null) return null
  if (code.length > 6) return (await takeRecoveryCode(db, person, code, now)) ? 'recovery' : null
  const app = await appOf(db, person)
  if (app === undefined) return null
  const step = await stepOfCode(app.secret, code, now)
  return step !== null && (await takeStep(db, person, step)) ? 'app' : null
}

/** Writes to somebody that a recovery code of theirs was used. */
export const tellOfUsedCode = (act: Act, person: Person, site: Pick<Site, 'origin'>) =>
  tellOfFactors(act, person, site, { topic: 'code-used', about: person.id })

const wrong = () => new Refusal('forbidden', 'people/code-wrong')
