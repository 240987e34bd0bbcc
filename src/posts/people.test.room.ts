import { byCommand, perform } from '#platform/act.ts'
import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { addPerson } from '#people/actions/invitation.ts'
import { momentAt } from '#sources/views.ts'
import { addHolding, addPost } from './store.ts'
import { grantsOf } from './views/grants.ts'

/** The day on which tests stand. */
export const day = '2025-02-11'
export const why = 'As decided'

const arrange = { by: byCommand('test'), name: 'test.arranged', subject: 'test:people' }

/** Somebody; with a role and an office, in a post of theirs. */
export async function somebody(db: Db, name: string, role?: string, office = 'kyrgyzstan') {
  return perform(db, arrange, async (act) => {
    const email = `${name.toLowerCase()}@example.invalid`
    const person = await addPerson(act, { email, name, locale: 'en' })
    if (role === undefined) return person
    const always = { from: '2020-01-01', until: null }
    const id = `${role}-of-${name.toLowerCase()}`
    const what = { unit: null, titles: {}, confinedTo: [], isPublic: false }
    await addPost(act, { id, role, office, ...what, ...always })
    await addHolding(act, { id, post: id, person, publicName: null, why: null, ...always })
    return person
  })
}

/** That person with the rights they have on the day. */
export async function as(db: Db, person: string, on = day) {
  const today = await momentAt(db, on, null)
  const grants = await grantsOf(db, person, today)
  const asker: Asker = {
    person,
    name: person,
    session: 's',
    scopes: null,
    hasSecondFactor: false,
    today,
    grants,
  }
  return { db, asker, words: wordsIn('en') }
}

/** A post that could be made. */
export const chief = {
  role: 'chief-of-mission',
  office: 'kyrgyzstan',
  titles: { fr: 'Cheffe de mission' },
  confinedTo: [],
  isPublic: true,
  from: day,
  until: null,
  why,
}
