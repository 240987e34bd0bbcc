import { afterAll, beforeAll, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import { beginSession } from '#people/actions/sessions.ts'
import { addDelegation, addHolding, addPost } from '#posts/store.ts'
import { personCalled } from './accounts.ts'
import { browserOn } from './people.ts'
import { type Running, startProgram } from './requests.ts'

const [before, from] = [new Date('2026-12-31T12:00:00Z'), new Date('2027-01-01T12:00:00Z')]
let clock = before
let program: Running
let db: Db
const person = { chief: '', clerk: '' }
const lent = ['d-first', 'd-second', 'd-third', 'd-fourth', 'd-fifth'] as const

beforeAll(async () => {
  program = await startProgram(() => clock, undefined, {
    organisation: { secondFactorFrom: '2027-01-01' },
  })
  db = await program.databaseOf('iom')
  person.chief = await personCalled(db, 'Chief Test', 'chief@example.org')
  person.clerk = await personCalled(db, 'Clerk Test', 'clerk@example.org')
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:deciding' }
  const always = { from: '2020-01-01', until: null }
  await perform(db, deed, async (act) => {
    for (const [id, role] of [
      ['chief', 'chief-of-mission'],
      ['clerk', 'monitoring-and-evaluation'],
    ] as const) {
      const made = { id, role, office: 'kyrgyzstan', unit: null, titles: {}, confinedTo: [] }
      await addPost(act, { ...made, isPublic: false, ...always })
      const holding = { id, post: id, person: person[id], publicName: null, why: null }
      await addHolding(act, { ...holding, ...always })
    }
    for (const id of lent) {
      const loan = { id, post: 'chief', toPost: 'clerk', person: person.clerk }
      await addDelegation(act, { ...loan, rights: ['posts.read'], ...always, reason: 'Leave' })
    }
  })
})
afterAll(() => program.close())

async function signedIn(who: keyof typeof person, hasSecondFactor = false) {
  const browser = browserOn(program)
  const begun = { person: person[who], way: 'password', browser: 'other' } as const
  const more = { awaitsFactor: false, hasSecondFactor, instead: undefined }
  browser.hold(`meridian=${await beginSession(db, { ...begun, ...more }, clock)}`)
  return browser
}

type Own = Awaited<ReturnType<typeof signedIn>>
const ending = (delegation: string) => ({
  delegation,
  day: '2027-06-01',
  why: 'Back',
  version: versionOf({ day: null }),
})
/** At a door that asks only who is there: the right is looked at by the verb behind it. */
const takeBack = (own: Own, id: string) => own.post('/en/posts/chief/take-back', ending(id))
const takeBackByApi = async (own: Own, id: string) => {
  const answer = await program.app.inject({
    method: 'POST',
    url: '/api/v1/posts/chief/delegations/end',
    headers: { host: 'localhost', origin: 'http://localhost', cookie: own.cookie() ?? '' },
    payload: ending(id),
  })
  return { status: answer.statusCode, text: answer.body }
}

test('before the day, who decides does so, and their account tells them the day', async () => {
  clock = before
  const own = await signedIn('chief')
  expect((await own.get('/en/account')).text).toContain(
    'From 1 January 2027 you need a second factor for this.',
  )
  expect((await own.get('/ar/account')).text).toContain('/ar/account/factor')
  expect((await takeBack(own, lent[0])).status).toBe(303)
})

test('from that day on, no door lets them decide without it, and each says why', async () => {
  clock = from
  const own = await signedIn('chief')
  expect((await own.get('/en/account')).text).toContain('To do so, show a second factor')
  const refused = await takeBack(own, lent[1])
  expect(refused.status).toBe(403)
  expect(refused.text).toContain('First show a second factor')
  const byApi = await takeBackByApi(own, lent[1])
  expect(byApi.status).toBe(403)
  expect(byApi.text).toContain('First show a second factor')
  expect((await own.get('/en/posts/chief')).text).toContain('First show a second factor')
})

test('who has shown one decides as before, and is told of nothing', async () => {
  clock = from
  const own = await signedIn('chief', true)
  expect((await own.get('/en/account')).text).not.toContain('second factor for this')
  expect((await takeBack(own, lent[1])).status).toBe(303)
  expect((await takeBackByApi(own, lent[2])).status).toBe(200)
})

test('who only gives back what they were lent uses no right, and needs none', async () => {
  clock = from
  expect((await takeBack(await signedIn('clerk'), lent[3])).status).toBe(303)
})
