import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { Act } from '#platform/act.ts'
import { atomically, type Db } from '#platform/db/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Site } from '#platform/http/reader.ts'
import { readAssertion, readRegistration } from '#people/forms/passkey.ts'
import { isName, type Person, plainName } from '#people/model/person.ts'
import { deletePasskey, insertPasskey, markPasskey, passkeyOn } from '#people/store/passkeys.ts'
import { makeStamp, stampHolds, stampKey, type StampUse, useStamp } from '#people/store/stamps.ts'
import { passkeysOf } from '#people/views/factor.ts'
import { tellOfFactors } from './factor-letter.ts'

/** Read when the first passkey is spoken of: it takes longer than a page. */
const webauthn = () => import('@simplewebauthn/server')

/** Where a passkey works: on this host, and asked for by pages of this origin. */
type Home = Pick<Site, 'origin' | 'title'>

const hostOf = ({ origin }: Pick<Site, 'origin'>) => new URL(origin).hostname

/** Passkeys are bound to a name. A site reached by a bare number has none. */
export const mayHavePasskeys = (site: Pick<Site, 'origin'>): boolean =>
  !/^[\d.]+$|^\[/.test(hostOf(site))

/** Ed25519, ES256 and RS256, by their COSE numbers: what devices have today. */
const algorithms = [-8, -7, -257] as const
const mostPasskeys = 20
const nameLength = 60

const adding = (person: string): StampUse => ({ purpose: 'passkey-added', about: person })
const asking = (site: Home): StampUse => ({ purpose: 'passkey-asked', about: hostOf(site) })

/** What a browser is asked, so that it makes a passkey for this person on this host: kept on the device, used only after it knows its owner. */
export async function passkeyWish(
  db: Db,
  person: Pick<Person, 'id' | 'name' | 'email' | 'locale'>,
  site: Home,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const [key, own] = [await stampKey(db), await passkeysOf(db, person.id)]
  return (await webauthn()).generateRegistrationOptions({
    rpName: site.title[person.locale],
    rpID: hostOf(site),
    userName: person.email,
    userID: new TextEncoder().encode(person.id),
    userDisplayName: person.name,
    challenge: Buffer.from(makeStamp(key, adding(person.id), now), 'base64url'),
    attestationType: 'none',
    supportedAlgorithmIDs: [...algorithms],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: own
      .filter(({ host }) => host === hostOf(site))
      .map(({ id, transports }) => ({ id, transports })),
  })
}

/** What a browser is asked, so that it shows whoever has a passkey for this host. */
export async function passkeyQuestion(
  db: Db,
  site: Home,
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const key = await stampKey(db)
  return (await webauthn()).generateAuthenticationOptions({
    rpID: hostOf(site),
    userVerification: 'required',
    challenge: Buffer.from(makeStamp(key, asking(site), now), 'base64url'),
  })
}

/**
 * Adds the passkey a browser made, and writes to the person. Refuses an answer that is none, is over, was given before, comes from
 * elsewhere, or was given by a device that did not make sure who holds it (`people/passkey-refused`); a name that is none
 * (`people/passkey-name`); a passkey that is known (`people/passkey-known`); more than twenty (`people/passkeys-many`).
 */
export async function addPasskey(
  act: Act,
  { person, site, name, answer }: { person: Person; site: Home; name: string; answer: string },
  now: Date,
): Promise<void> {
  const called = plainName(name)
  if (!isName(called) || called.length > nameLength)
    throw new Refusal('invalid', 'people/passkey-name')
  if ((await passkeysOf(act.db, person.id)).length >= mostPasskeys)
    throw new Refusal('conflict', 'people/passkeys-many')
  const key = await stampKey(act.db)
  const response = readRegistration(answer)
  let challenge = ''
  const verified = await (
    await webauthn()
  )
    .verifyRegistrationResponse({
      response,
      expectedOrigin: new URL(site.origin).origin,
      expectedRPID: hostOf(site),
      requireUserVerification: true,
      supportedAlgorithmIDs: [...algorithms],
      expectedChallenge: (stamp) => {
        challenge = stamp
        return stampHolds(key, adding(person.id), stamp, now)
      },
    })
    .catch(refuse)
  if (!verified.verified || !(await useStamp(act.db, challenge, now))) throw refused()
  const { credential } = verified.registrationInfo
  const isNew = await insertPasskey(act, {
    id: credential.id,
    person: person.id,
    name: called,
    host: hostOf(site),
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: (credential.transports ?? [])
      .filter((each) => /^[a-z-]{1,20}$/.test(each))
      .slice(0, 8),
  })
  if (!isNew) throw new Refusal('conflict', 'people/passkey-known')
  act.note({ field: 'people.history.passkey', before: null, after: called })
  await tellOfFactors(act, person, site, { topic: 'passkey-added', about: credential.id })
}

/** Removes a passkey and writes to its person. Refuses one they do not have (`people/unknown-passkey`). */
export async function removePasskey(
  act: Act,
  { person, site, id }: { person: Person; site: Home; id: string },
): Promise<void> {
  const name = await deletePasskey(act, person.id, id)
  if (name === null) throw new Refusal('not-found', 'people/unknown-passkey')
  act.note({ field: 'people.history.passkey', before: name, after: null })
  await tellOfFactors(act, person, site, { topic: 'passkey-removed', about: id })
}

/**
 * Who showed a passkey: the device made sure who holds it, so that it stands for two factors. Uses the challenge up and keeps the
 * device's count. Refuses (`people/passkey-refused`) an answer to another challenge, one given before, from another origin or
 * host, a wrong signature, a count that did not grow, and a passkey that was removed or whose person may not sign in.
 */
export async function personByPasskey(
  db: Db,
  site: Home,
  answer: string,
  now: Date,
): Promise<string> {
  const key = await stampKey(db)
  const response = readAssertion(answer)
  return atomically(db, async (tx) => {
    const passkey = await passkeyOn(tx, response.id, hostOf(site))
    if (passkey === undefined) throw refused()
    const { id, counter, transports } = passkey
    const publicKey = new Uint8Array(Buffer.from(passkey.publicKey, 'base64url'))
    let challenge = ''
    const { verified, authenticationInfo } = await (
      await webauthn()
    )
      .verifyAuthenticationResponse({
        response,
        credential: { id, publicKey, counter, transports },
        expectedOrigin: new URL(site.origin).origin,
        expectedRPID: hostOf(site),
        requireUserVerification: true,
        expectedChallenge: (stamp) => {
          challenge = stamp
          return stampHolds(key, asking(site), stamp, now)
        },
      })
      .catch(refuse)
    if (!verified || !(await useStamp(tx, challenge, now))) throw refused()
    if (!(await markPasskey(tx, passkey, authenticationInfo.newCounter, now))) throw refused()
    return passkey.person
  })
}

const refused = () => new Refusal('forbidden', 'people/passkey-refused')

/** Whatever the library throws, it throws of the answer: it is given nothing else that could fail. */
function refuse(): never {
  throw refused()
}
