import { byCommand, perform } from '#platform/act.ts'
import { addPerson } from '#people/actions/invitation.ts'
import { addDelegation, addHolding, addPost } from '#posts/store.ts'
import { sessionOf } from './accounts.ts'
import { office, post, samples } from './doors.ts'
import type { Running } from './requests.ts'

/** The pages, with their forms, that somebody sees who signed in: each as the matrix of doors tries it. */
export const pagesWithin: string[] = Object.entries(samples).flatMap(([door, { url, needs }]) =>
  /^(page|form) GET /.test(door) && needs !== undefined ? [url] : [],
)

/** Somebody who may open each of them, with a post, a holder and a loan to look at; the cookie of their session. */
export async function comeIn(program: Running): Promise<string> {
  const db = await program.databaseOf('iom')
  const always = { from: '2001-01-01', until: null }
  const made = { unit: null, titles: {}, confinedTo: [], isPublic: false, office, ...always }
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:pages' }
  const person = await perform(db, deed, async (act) => {
    const settled = async (id: string, name: string, role: string) => {
      const who = await addPerson(act, { email: `${id}@example.invalid`, name, locale: 'en' })
      await addPost(act, { ...made, id, role })
      await addHolding(act, { id, post: id, person: who, publicName: null, why: null, ...always })
      return who
    }
    await settled(post, 'Leonora Quist', 'chief-of-mission')
    const clerk = await settled('clerk', 'Amadou Villard', 'project-developer')
    const lent = { id: 'sample', post, toPost: 'clerk', person: clerk, rights: ['posts.read'] }
    await addDelegation(act, { ...lent, ...always, reason: 'Leave' })
    const reader = await settled('reader', 'Ines Marlowe-Castellanos', 'administrator')
    await addPost(act, { ...made, id: 'overseer', role: 'oversight' })
    const overseeing = { id: 'overseer', post: 'overseer', person: reader }
    await addHolding(act, { ...overseeing, publicName: null, why: null, ...always })
    return reader
  })
  return `meridian=${await sessionOf(db, person, new Date('2026-11-22T12:00:00Z'))}`
}
