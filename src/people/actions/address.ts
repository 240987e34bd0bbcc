import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { write } from '#mail/actions.ts'
import { isAddress, isName, type Person, plainAddress, plainName } from '#people/model/person.ts'
import { addressTerm, after } from '#people/model/terms.ts'
import { closeLinks, insertLink, selectLink } from '#people/store/links.ts'
import { replaceState, selectByEmail, selectPerson } from '#people/store/persons.ts'
import { ownerOfLink, takeLink } from './links.ts'

/** What the form about a person's name holds. */
export const nameOf = ({ name }: Pick<Person, 'name'>) => ({ name })

/** Changes what a person is called. Refuses what is no name, and a form opened before another change (`form/stale`). */
export async function changeName(
  act: Act,
  id: string,
  { name, version }: { name: string; version: string },
): Promise<void> {
  const person = found(await selectPerson(act.db, id), 'people/unknown')
  const called = plainName(name)
  if (!isName(called)) throw faultOf('name', 'people/no-name')
  refuseStale(version, nameOf(person), { name: called })
  act.note({ field: 'people.history.name', before: person.name, after: called })
  if (person.name !== called) await replaceState(act, { ...person, name: called })
}

/**
 * Sends a letter with a link to the address a person wants to have. Nothing changes before it is opened; an earlier one no longer
 * works. Refuses what is no address, the one they have (`people/address-yours`), and one that somebody has (`people/address-taken`).
 * The history tells that it was asked for, never an address: what is written there is there for ever.
 */
export async function askForAddress(
  act: Act,
  person: Person,
  { email, link, now }: { email: string; link(secret: string): string; now: Date },
): Promise<void> {
  const wanted = plainAddress(email)
  if (!isAddress(wanted)) throw faultOf('email', 'people/no-address')
  if (wanted === person.email) throw faultOf('email', 'people/address-yours')
  await refuseTaken(act.db, wanted)
  const secret = await insertLink(act, {
    purpose: 'address',
    person: person.id,
    email: wanted,
    madeAt: now.toISOString(),
    expiresAt: after(now, addressTerm),
  })
  await write(act, {
    ...to(person),
    to: wanted,
    event: `people.address:${person.id}:${act.at}`,
    topic: 'people.address',
    details: { minutes: addressTerm / 60_000 },
    link: link(secret),
  })
}

/** The address that a link of a letter would give its owner, who asks. Refuses like `ownerOfLink`, and anybody else (`people/link-other`). */
export async function addressWanted(
  db: Db,
  id: string,
  secret: string,
  now: Date,
): Promise<string> {
  const owner = await ownerOfLink(db, 'address', secret, now)
  if (owner.id !== id) throw new Refusal('forbidden', 'people/link-other')
  const email = (await selectLink(db, 'address', secret))?.email ?? null
  return found(email ?? undefined, 'people/link-unknown')
}

/**
 * Gives a person the address to which the letter went, and tells the address they had. Sessions stay; other links in letters, which
 * went to the earlier address, no longer work. Refuses like `addressWanted`, and an address that somebody has by now.
 */
export async function changeAddress(
  act: Act,
  id: string,
  { secret, account, now }: { secret: string; account: string; now: Date },
): Promise<void> {
  const email = await addressWanted(act.db, id, secret, now)
  const person = await takeLink(act, 'address', secret, now)
  await refuseTaken(act.db, email)
  await replaceState(act, { ...person, email })
  await closeLinks(act, id)
  await write(act, {
    ...to(person),
    event: `people.address-changed:${id}:${act.at}`,
    topic: 'people.address-changed',
    details: {},
    link: account,
  })
}

async function refuseTaken(db: Db, email: string): Promise<void> {
  if ((await selectByEmail(db, email)) !== undefined) throw faultOf('email', 'people/address-taken')
}

const faultOf = (field: string, reason: string) =>
  new Refusal('invalid', 'form/invalid', { faults: [{ field, reason }] })

const to = ({ id, email, name, locale }: Person) => ({
  to: email,
  person: id,
  name,
  locale,
  manner: 'at-once' as const,
})
