import { readFile } from 'node:fs/promises'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { keptCalendar } from '#calendars/calendars.test.room.ts'
import { decided, step } from '#decisions/decided.test.room.ts'
import { addPerson } from '#people/actions/invitation.ts'
import { beginSession } from '#people/actions/sessions.ts'
import { monitored } from '#monitoring/monitoring.test.room.ts'
import { addDelegation, addHolding, addPost } from '#posts/store.ts'
import { proposed } from '#proposals/proposals.test.room.ts'
import { consulted } from '#scenarios/consulted.test.room.ts'
import { watched } from '#trends/trends.test.room.ts'
import { holiday } from './doors-calendars.ts'
import { plannedFor } from './doors-plans.ts'
import { holder, routedFor } from './doors-routes.ts'
import { projectedFor } from './doors-projects.ts'
import { type Need, office, post } from './doors.ts'

/** Where somebody stands: at the office itself, at one with a mandate over it, elsewhere. */
const places = { own: office, covered: 'vienna', foreign: 'dakar' } as const
export type Place = keyof typeof places

/**
 * What Vienna is for Kyrgyzstan on these days, read from the documents by hand: in 2018 its Regional Office, with these functions
 * for the region; later they only say that it covers it.
 */
const mandates = {
  '2018-06-30': [
    '',
    'liaison',
    'planning-and-coordination',
    'project-endorsement',
    'technical-support',
    'regional-strategy',
    'programme-support',
    'administrative-support',
  ],
  '2026-11-22': [''],
}
/** A day on which the doors are tried. */
export type DayTried = keyof typeof mandates

/** The name that only some may meet: of who holds the post that the samples are about. */
export const secret = 'Zephyrine Quillfeather'

/** A line of the file of roles. */
export interface Rule {
  role: string
  right: string
  reach: string
  function: string
}

/** The file itself, read without the program. */
export async function rulesOf(): Promise<Rule[]> {
  const [, ...lines] = (await readFile('organisations/roles.csv', 'utf8')).trim().split('\n')
  return lines.map((line) => {
    const [role = '', right = '', reach = '', held = ''] = line.split(',')
    return { role, right, reach, function: held }
  })
}

/** Somebody in a role at one of the places, with the cookie of their session. */
export interface Somebody {
  role: string
  place: Place
  cookie: string
}

/** Tells from the file alone whether somebody in a role at a place has what is needed. */
export const oracleFor =
  (rules: readonly Rule[], day: DayTried) =>
  ({ role, place }: Pick<Somebody, 'role' | 'place'>, { right, where }: Need): boolean => {
    const mine = rules.filter((rule) => rule.role === role && rule.right === right)
    if (where === 'nobody') return false
    if (where === 'holder') return mine.length > 0 && role === holder.role && place === holder.place
    if (where === 'anywhere') return mine.length > 0
    return mine.some((rule) => {
      if (rule.reach === 'everywhere') return true
      if (where === 'everywhere') return false
      if (rule.reach === 'own') return place === 'own'
      return place === 'covered' && mandates[day].includes(rule.function)
    })
  }

/** Fills every role at every place, and makes what the samples are about. */
export async function settle(db: Db, rules: readonly Rule[], now: Date): Promise<Somebody[]> {
  const always = { from: '2001-01-01', until: null }
  const made = { unit: null, titles: {}, confinedTo: [], ...always }
  const roles = [...new Set(rules.map((rule) => rule.role))]
  const wanted = roles.flatMap((role) =>
    (['own', 'covered', 'foreign'] as const).map((place) => ({ role, place })),
  )
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:matrix' }
  const people = await perform(db, deed, async (act) => {
    const settled = async (
      id: string,
      name: string,
      role: string,
      at: string,
      isPublic = false,
    ) => {
      const person = await addPerson(act, { email: `${id}@example.invalid`, name, locale: 'en' })
      await addPost(act, { ...made, id, role, office: at, isPublic })
      await addHolding(act, { id, post: id, person, publicName: null, why: null, ...always })
      return person
    }
    await settled(post, secret, 'project-developer', office, true)
    const clerk = await settled('clerk', 'A. Clerk', 'project-developer', office)
    const lent = { id: 'sample', post, toPost: 'clerk', person: clerk, rights: ['posts.read'] }
    await addDelegation(act, { ...lent, ...always, reason: 'Leave' })
    const persons: (Omit<Somebody, 'cookie'> & { person: string })[] = []
    for (const { role, place } of wanted)
      persons.push({
        role,
        place,
        person: await settled(`${role}-${place}`, `${role} ${place}`, role, places[place]),
      })
    return persons
  })
  await decided(db, [step(office, 'kind', 'sub-office')], { of: 'proposal:sample' })
  await consulted(db, post, office)
  await proposed(db, office)
  await keptCalendar(db, office, holiday)
  await watched(db, office)
  await monitored(db, office)
  await plannedFor(db, office)
  await projectedFor(db, office)
  await routedFor(db, office)
  return Promise.all(
    people.map(async (each) => ({ ...each, cookie: await cookieFor(db, each.person, now) })),
  )
}

const cookieFor = async (db: Db, person: string, now: Date) =>
  `meridian=${await beginSession(
    db,
    {
      person,
      way: 'demo',
      browser: 'other',
      awaitsFactor: false,
      hasSecondFactor: false,
      instead: undefined,
    },
    now,
  )}`
