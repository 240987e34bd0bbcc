import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { write } from '#mail/actions.ts'
import { isAddress, isName, type Person, plainAddress, plainName } from '#people/model/person.ts'
import { after, invitationTerm } from '#people/model/terms.ts'
import { insertLink, closeLinks } from '#people/store/links.ts'
import {
  insertPerson,
  newPersonId,
  putHash,
  replaceState,
  selectByEmail,
  selectPerson,
  wasActive,
} from '#people/store/persons.ts'
import { deleteSessions } from '#people/store/sessions.ts'
import { endTokens } from '#people/store/tokens.ts'
import { takeLink } from './links.ts'

/** Who is asked to come. */
export interface Guest {
  email: string
  name: string
  locale: Locale
}

/**
 * Invites a person by letter, under the id that `idOfGuest` gave, and gives the link. Someone who was invited and has not come yet gets a new one; the one before no
 * longer works. Refuses an address that somebody who may sign in has (`people/address-taken`), what is no address or no name.
 */
export async function invite(
  act: Act,
  guest: Guest,
  {
    id,
    link,
    now,
    inviter,
  }: { id: string; link(secret: string): string; now: Date; inviter: string },
): Promise<{ person: string; link: string }> {
  const wanted = guestFrom(guest)
  const known = await selectByEmail(act.db, wanted.email)
  if (known !== undefined && (known.standing !== 'invited' || known.id !== id))
    throw new Refusal('conflict', 'people/address-taken')
  const person = known?.id ?? (await addInvited(act, id, wanted))
  const secret = await insertLink(act, {
    purpose: 'invitation',
    person,
    madeAt: now.toISOString(),
    expiresAt: after(now, invitationTerm),
  })
  const address = link(secret)
  await write(act, {
    event: `people.invited:${person}:${act.at}`,
    to: wanted.email,
    person,
    name: wanted.name,
    locale: wanted.locale,
    topic: 'people.invitation',
    details: { inviter, days: invitationTerm / 86_400_000 },
    link: address,
    manner: 'at-once',
  })
  return { person, link: address }
}

async function addInvited(act: Act, id: string, guest: Guest): Promise<string> {
  act.note({ field: 'people.history.name', before: null, after: guest.name })
  return insertPerson(act, { ...guest, id, letters: 'at-once', standing: 'invited' })
}

/** The id of who was invited by this address and has not come yet, or a new one: so that the history names them. */
export async function idOfGuest(db: Db, email: string): Promise<string> {
  const known = await selectByEmail(db, plainAddress(email))
  return known?.standing === 'invited' ? known.id : newPersonId()
}

/** Adds a person who may sign in at once, without a password: for demonstrations, and for those whom an identity provider vouches for. */
export async function addPerson(act: Act, guest: Guest): Promise<string> {
  const wanted = guestFrom(guest)
  if ((await selectByEmail(act.db, wanted.email)) !== undefined)
    throw new Refusal('conflict', 'people/address-taken')
  act.note({ field: 'people.history.name', before: null, after: wanted.name })
  return insertPerson(act, {
    ...wanted,
    id: newPersonId(),
    letters: 'at-once',
    standing: 'active',
  })
}

/** The guest as they are kept. Refuses what is no address and no name. */
function guestFrom({ email, name, locale }: Guest): Guest {
  const guest = { email: plainAddress(email), name: plainName(name), locale }
  const faults = [
    ...(isAddress(guest.email) ? [] : [{ field: 'email', reason: 'people/no-address' }]),
    ...(isName(guest.name) ? [] : [{ field: 'name', reason: 'people/no-name' }]),
  ]
  if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
  return guest
}

/** Comes by invitation, with a name, a language and a password of their own. Refuses a link that does not work (`people/link-…`). */
export async function accept(
  act: Act,
  { secret, name, locale, hash }: { secret: string; name: string; locale: Locale; hash: string },
  now: Date,
): Promise<string> {
  const person = await takeLink(act, 'invitation', secret, now)
  const wanted = guestFrom({ email: person.email, name, locale })
  act.note({ field: 'people.history.name', before: person.name, after: wanted.name })
  act.note({ field: 'people.history.standing', before: 'invited', after: 'active' })
  await replaceState(act, { ...person, ...wanted, standing: 'active' })
  await putHash(act, person.id, hash)
  return person.id
}

/** A person may no longer sign in: sessions and tokens end at once, links no longer work. Refuses oneself (`people/yourself`). */
export async function deactivate(act: Act, id: string): Promise<void> {
  if (act.by.person === id) throw new Refusal('conflict', 'people/yourself')
  const person = await personToChange(act, id, (standing) => standing !== 'deactivated')
  await changeStanding(act, person, 'deactivated')
  await deleteSessions(act.db, id)
  await endTokens(act, id)
  await closeLinks(act, id)
}

/** A person may sign in again as before; who never came may be invited again. */
export async function reactivate(act: Act, id: string): Promise<void> {
  const person = await personToChange(act, id, (standing) => standing === 'deactivated')
  const hasCome = await wasActive(act.db, id)
  await changeStanding(act, person, hasCome ? 'active' : 'invited')
}

async function personToChange(
  act: Act,
  id: string,
  isFit: (standing: Person['standing']) => boolean,
): Promise<Person> {
  const person = found(await selectPerson(act.db, id), 'people/unknown')
  if (!isFit(person.standing)) throw new Refusal('conflict', 'people/standing')
  return person
}

async function changeStanding(
  act: Act,
  person: Person,
  standing: Person['standing'],
): Promise<void> {
  act.note({ field: 'people.history.standing', before: person.standing, after: standing })
  await replaceState(act, { ...person, standing })
}
