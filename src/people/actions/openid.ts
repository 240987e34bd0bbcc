import { perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Site } from '#platform/http/reader.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Person, plainAddress } from '#people/model/person.ts'
import { insertLink, isLinked, personBySubject, type Subject } from '#people/store/openid.ts'
import { selectByEmail } from '#people/store/persons.ts'
import { derivedFrom, makeStamp, stampHolds, stampKey, useStamp } from '#people/store/stamps.ts'
import { tellOfFactors } from './factor-letter.ts'
import type { OpenidProvider, Vouched } from './openid-provider.ts'
import { asThemselves } from './themselves.ts'

/** A way to the provider and back: the browser keeps the state in a cookie; nonce and verifier follow from it and never leave us in the open. */
export interface Passage {
  state: string
  nonce: string
  verifier: string
}

const use = { purpose: 'openid', about: '' } as const

const passageOf = (key: string, state: string): Passage => ({
  state,
  nonce: derivedFrom(key, state, 'nonce', 32).toString('base64url'),
  verifier: derivedFrom(key, state, 'verifier', 32).toString('base64url'),
})

/** Begins a way to the provider. */
export async function beginPassage(db: Db, now: Date): Promise<Passage> {
  const key = await stampKey(db)
  return passageOf(key, makeStamp(key, use, now))
}

/** The way on which a browser comes back. Refuses one that is over, was gone before, or that another browser began (`people/openid-over`). */
export async function endPassage(
  db: Db,
  { state, kept }: { state: string; kept: string | undefined },
  now: Date,
): Promise<Passage> {
  const key = await stampKey(db)
  if (state !== kept || !stampHolds(key, use, state, now) || !(await useStamp(db, state, now)))
    throw new Refusal('forbidden', 'people/openid-over')
  return passageOf(key, state)
}

/** Whom a code of the provider stands for among our people. Refuses whom we do not know (`people/openid-unknown`): nobody gets an account by signing in. */
export async function personByCode(
  db: Db,
  provider: OpenidProvider,
  given: { code: string; redirect: string; passage: Passage; site: Pick<Site, 'origin'> },
): Promise<{ person: string; hasSecondFactor: boolean }> {
  const { code, redirect, passage, site } = given
  const vouched = await provider.answer({ code, redirect, ...passage })
  const person = (await personBySubject(db, vouched)) ?? (await linkByAddress(db, vouched, site))
  if (person === null) throw new Refusal('forbidden', 'people/openid-unknown')
  return { person, hasSecondFactor: vouched.hasSecondFactor }
}

/** The person with the address the provider made sure of, linked from now on, so that a new address changes nothing; null for nobody. */
async function linkByAddress(
  db: Db,
  vouched: Vouched,
  site: Pick<Site, 'origin'>,
): Promise<string | null> {
  if (vouched.email === null || (await isLinked(db, vouched))) return null
  const person = await selectByEmail(db, plainAddress(vouched.email))
  if (person?.standing !== 'active') return null
  await link(db, person, { subject: vouched, site })
  return person.id
}

/** Refuses whom another subject of the provider stands for already (`people/openid-other`). */
function link(
  db: Db,
  person: Person,
  { subject, site }: { subject: Subject; site: Pick<Site, 'origin'> },
): Promise<void> {
  const deed = {
    by: asThemselves(person),
    name: 'people.openid-linked',
    subject: `person:${person.id}`,
  }
  return perform(db, deed, async (act) => {
    if (!(await insertLink(act, person.id, subject)))
      throw new Refusal('conflict', 'people/openid-other')
    act.note({ field: 'people.history.openid', before: null, after: subject.issuer })
    await tellOfFactors(act, person, site, { topic: 'openid-linked', about: person.id })
  })
}
