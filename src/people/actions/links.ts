import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Person } from '#people/model/person.ts'
import { type Purpose, selectLink, useLink } from '#people/store/links.ts'
import { selectPerson } from '#people/store/persons.ts'

/** Whose link this is, while it works. Refuses one that is unknown, was used, or is too old (`people/link-unknown`, `-used`, `-expired`). */
export async function ownerOfLink(
  db: Db,
  purpose: Purpose,
  secret: string,
  now: Date,
): Promise<Person> {
  const link = await selectLink(db, purpose, secret)
  if (link === undefined) throw new Refusal('invalid', 'people/link-unknown')
  if (link.usedAt !== null) throw new Refusal('invalid', 'people/link-used')
  if (Date.parse(link.expiresAt) <= now.getTime())
    throw new Refusal('invalid', 'people/link-expired')
  const person = await selectPerson(db, link.person)
  if (person === undefined || person.standing === 'deactivated')
    throw new Refusal('invalid', 'people/link-unknown')
  return person
}

/** Uses a link up and tells whose it was. Refuses like `ownerOfLink`; of two at once, one. */
export async function takeLink(
  act: Act,
  purpose: Purpose,
  secret: string,
  now: Date,
): Promise<Person> {
  const person = await ownerOfLink(act.db, purpose, secret, now)
  if (!(await useLink(act, purpose, secret, now))) throw new Refusal('invalid', 'people/link-used')
  return person
}
