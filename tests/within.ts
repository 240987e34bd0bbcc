import { byCommand, perform } from '#platform/act.ts'
import { addPerson } from '#people/actions/invitation.ts'
import { addDelegation, addHolding, addPost } from '#posts/store.ts'
import { sessionOf } from './accounts.ts'
import { keptCalendar } from '#calendars/calendars.test.room.ts'
import { decided, step } from '#decisions/decided.test.room.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { draftScenario } from '#scenarios/actions.ts'
import { proposed } from '#proposals/proposals.test.room.ts'
import { consulted } from '#scenarios/consulted.test.room.ts'
import { monitored, monitoredIds } from '#monitoring/monitoring.test.room.ts'
import { watched, watchedIds } from '#trends/trends.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { holiday } from './doors-calendars.ts'
import { decision } from './doors-decisions.ts'
import { deliveredFor, deliveredPages, deliverySamples } from './doors-delivery.ts'
import { plannedFor } from './doors-plans.ts'
import { projectedFor } from './doors-projects.ts'
import { supportedFor, supportMade } from './doors-support.ts'
import { office, post, samples } from './doors.ts'
import type { Running } from './requests.ts'

/** Pages of which there is none before somebody did something: a decision, and a draft that cannot be adopted as it is. */
const made = [
  ...supportMade,
  '/support?view=all',
  `/decisions/${decision}`,
  '/plans/p-consulted/1',
  '/plans?standing=draft',
  '/plans/p-sample',
  '/plans/p-sample/1',
  '/plans/p-sample/cascade',
  '/plans/p-sample/compare',
  '/projects?state=concept',
  '/projects/pr-sample-active',
  '/projects/pr-sample-active/compare',
  '/projects/pr-sample-active/route',
  '/projects/pr-sample-active/share',
  '/projects/pr-sample/route/submit',
  '/projects/pr-sample-active/1/budget',
  '/projects/pr-sample-active/1/budget?by=year',
  '/projects/pr-sample-active/papers/new',
  '/projects/pr-sample-active/papers/preview?paper=proposal&language=ar',
  '/projects/pr-sample/1/write/overview',
  '/projects/pr-sample/1/write/narrative',
  '/projects/pr-sample/1/write/missing',
  '/projects/pr-sample/1/parts/chapter-summary',
  '/projects/pr-sample/1/parts/new?kind=people&under=project',
  '/scenarios/s-torn',
  '/scenarios/s-torn/changes',
  '/scenarios/s-torn/changes/new',
  '/scenarios/s-torn/changes/new?kind=split',
  '/scenarios/s-torn/changes/file',
  '/scenarios/s-torn/consult',
  '/scenarios/s-torn/decide',
  '/scenarios/s-torn/impact',
  '/scenarios/s-torn/withdraw',
  '/monitoring?waiting=me',
  `/monitoring/${monitoredIds.plan}`,
  `/monitoring/${monitoredIds.plan}/${monitoredIds.part}`,
  `/monitoring/roll-up?upper=${monitoredIds.plan}@1/${monitoredIds.part}`,
  `/trends/${watchedIds.issue}`,
  `/trends/observations/${watchedIds.internal}`,
]

/** Whether a door about what comes after endorsement is tried on a project that is not so far: others stand for it in `deliveredPages`. */
const isUndelivered = (door: string) => door in deliverySamples && door.includes('/projects/')

/** The pages, with their forms, that somebody sees who signed in: each as the matrix of doors tries it. */
export const pagesWithin: string[] = [
  ...Object.entries(samples).flatMap(([door, { url, needs }]) =>
    /^(page|form) GET /.test(door) && needs !== undefined && !isUndelivered(door) ? [url] : [],
  ),
  ...deliveredPages,
  ...made,
]

/** Somebody who may open each of them, with a post, a holder and a loan to look at; the cookie of their session. */
export async function comeIn(program: Running): Promise<string> {
  const db = await program.databaseOf('iom')
  const always = { from: '2001-01-01', until: null }
  const making = { unit: null, titles: {}, confinedTo: [], isPublic: false, office, ...always }
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:pages' }
  const person = await perform(db, deed, async (act) => {
    const settled = async (id: string, name: string, role: string) => {
      const who = await addPerson(act, { email: `${id}@example.invalid`, name, locale: 'en' })
      await addPost(act, { ...making, id, role })
      await addHolding(act, { id, post: id, person: who, publicName: null, why: null, ...always })
      return who
    }
    await settled(post, 'Leonora Quist', 'chief-of-mission')
    const clerk = await settled('clerk', 'Amadou Villard', 'project-developer')
    const lent = { id: 'sample', post, toPost: 'clerk', person: clerk, rights: ['posts.read'] }
    await addDelegation(act, { ...lent, ...always, reason: 'Leave' })
    const reader = await settled('reader', 'Ines Marlowe-Castellanos', 'administrator')
    for (const [id, role] of [
      ['overseer', 'oversight'],
      ['decider', 'director-general'],
      ['drafter', 'project-developer'],
      ['steward', 'project-manager'],
      ['assessor', 'monitoring-and-evaluation'],
    ] as const) {
      await addPost(act, { ...making, id, role })
      const holding = { id, post: id, person: reader, publicName: null, why: null }
      await addHolding(act, { ...holding, ...always })
    }
    return reader
  })
  await decided(db, [step(office, 'kind', 'sub-office'), step(office, 'language', 'fr')])
  await keptCalendar(db, office, holiday)
  await consulted(db, post, office)
  await proposed(db, office)
  await watched(db, office)
  await monitored(db, office)
  await plannedFor(db, office)
  await projectedFor(db, office)
  await supportedFor(db, office)
  await deliveredFor(db)
  const by = { command: 'test', today: await momentAt(db, '2026-11-22', null) }
  const change = { subject: 'office:vienna', qualifier: '', note: 'Tried' }
  await draftScenario(
    { db, asker: by, words: wordsIn('en') },
    {
      title: 'Torn',
      note: 'With a change that cannot be',
      day: '2027-06-01',
      changes: [
        { ...change, kind: 'change-kind', value: 'country-office' },
        { ...change, kind: 'change-line', value: 'office:nowhere' },
      ],
    },
  )
  return `meridian=${await sessionOf(db, person, new Date('2026-11-22T12:00:00Z'))}`
}
