import { afterAll, beforeAll, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { plan } from '#plans/plans.test.room.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { browserOn } from './people.ts'
import { type Running, startProgram } from './requests.ts'
import { versionIn } from './scenario-people.ts'

const now = new Date('2026-11-22T12:00:00Z')
const posts = { pia: 'project-developer', cora: 'chief-of-mission' } as const
let program: Running
const cookies = new Map<string, string>()

beforeAll(async () => {
  program = await startProgram(() => now)
  const db = await program.databaseOf('iom')
  const region = { level: 'regional-strategy', office: 'vienna', covers: ['KGZ', 'UZB'] } as const
  await plan(db, { id: 'p-region', ...region, objectives: { o1: [] }, titles: { o1: 'Borders that help' } })
  const always = { from: '2020-01-01', until: null }
  const made = { office: 'kyrgyzstan', unit: null, titles: {}, confinedTo: [], isPublic: false }
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:plans' }
  for (const [who, role] of Object.entries(posts)) {
    const person = await personCalled(db, who, `${who}@example.org`)
    await perform(db, deed, async (act) => {
      await addPost(act, { id: who, role, ...made, ...always })
      await addHolding(act, { id: who, post: who, person, publicName: null, why: null, ...always })
    })
    cookies.set(who, `meridian=${await sessionOf(db, person, now)}`)
  }
})
afterAll(() => program.close())

const as = (who: keyof typeof posts) => browserOn(program, cookies.get(who))
