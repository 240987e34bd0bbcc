import { afterAll, beforeAll, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { decided, step } from '#decisions/decided.test.room.ts'
import { revised } from '#plans/questions.test.room.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { browserOn } from './people.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
const cookies = new Map<string, string>()

/** Somebody with a role at an office; their browser. */
async function comes(id: string, role: string, office: string) {
  const db = await program.databaseOf('iom')
  const person = await personCalled(db, `The ${id}`, `${id}@example.org`)
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:plans' }
  const always = { from: '2020-01-01', until: null }
  await perform(db, deed, async (act) => {
    const made = { id, role, office, unit: null, titles: {}, confinedTo: [], isPublic: false }
    await addPost(act, { ...made, ...always })
    await addHolding(act, { id, post: id, person, publicName: null, why: null, ...always })
  })
  cookies.set(id, `meridian=${await sessionOf(db, person, new Date('2026-11-22T12:00:00Z'))}`)
}

/** A browser of somebody who signed in. */
function as(id: string) {
  const browser = browserOn(program)
  browser.hold(cookies.get(id) ?? '')
  return browser
}

/** Where the question about the citation of this part is. */
async function questionOf(plan: string, upper: string): Promise<string> {
  const { body } = await program.json('/api/v1/plans/to-confirm?state=any', {
    cookie: cookies.get('developer') ?? '',
  })
  const found = body.items.find((each) => each['plan'] === plan && each['upper'] === upper)
  return `/en/plans/to-confirm/${found?.id ?? 'q-none'}`
}

beforeAll(async () => {
  program = await startProgram()
  await comes('developer', 'project-developer', 'kyrgyzstan')
  await comes('elsewhere', 'project-developer', 'dakar')
  await comes('administrator', 'administrator', 'kyrgyzstan')
  await revised(await program.databaseOf('iom'))
}, 120_000)
afterAll(() => program.close())

test('who writes for the office sees what is to be confirmed, compares it, and answers', async () => {
  const developer = as('developer')
  const { text: list } = await developer.get('/en/plans/to-confirm?office=kyrgyzstan&region=vienna')
  expect(list).toContain('3 citations')
  expect(list).toContain('18 December 2026')
  expect((await developer.get('/en/plans/to-confirm?region=dakar')).text).toContain(
    'No citation is so.',
  )
  expect((await developer.get('/en/plans/to-confirm?overdue=true')).text).toContain(
    'No citation is so.',
  )
  const url = await questionOf('p-country', 'p-region@1/o1')
  const { text } = await developer.get(url)
  expect(text).toContain('<del>Objective o1 of p-region</del><ins>Otherwise</ins>')
  expect(text).toContain('It is still right under the new wording')
  // Who else cites it, and what rests on the one that cites.
  expect(text).toContain('Objective a of p-draft')
  expect(text).toContain('Objective a of p-action')
  expect(text).not.toContain('p-over')
  const version = /name="version" value="([^"]+)"/.exec(text)?.[1] ?? ''
  const empty = await developer.post(url, { answer: 'confirmed', reason: '', version })
  expect(empty.status).toBe(422)
  const sent = await developer.post(url, { answer: 'confirmed', reason: 'Still right', version })
  expect([sent.status, sent.location]).toEqual([303, `${url}?done=answered`])
  expect((await developer.get(url)).text).toContain('This citation was confirmed')
  const late = await developer.post(url, { answer: 'dropped', reason: 'No', version })
  expect(late.status).toBe(409)
  const gone = (await developer.get(await questionOf('p-country', 'p-region@1/o3'))).text
  expect(gone).toContain('It is no more.')
  expect(gone).not.toContain('It is still right under the new wording')
})

test('others read why they may not answer, and who is not inside learns only that it is to be confirmed', async () => {
  const url = await questionOf('p-country', 'p-region@1/o3')
  const elsewhere = await as('elsewhere').get(url)
  expect(elsewhere.status).toBe(200)
  expect(elsewhere.text).not.toContain('name="answer"')
  const tried = { answer: 'to-amend', reason: 'Tried', version: 'day~early.from~early' }
  expect((await as('elsewhere').post(url, tried)).status).toBe(403)
  expect((await as('developer').post(url, tried)).status).toBe(409)
  expect((await as('administrator').get(url)).status).toBe(404)
  expect((await as('administrator').post(url, tried)).status).toBe(403)
  const stranger = browserOn(program)
  expect((await stranger.get(url)).status).toBe(303)
  expect(
    (await program.get(`/api/v1/plans/to-confirm/${url.split('/').at(-1) ?? ''}`)).status,
  ).toBe(401)
  const { text } = await program.get('/en/plans/p-country/1')
  expect(text).toContain('To be confirmed')
  expect(text).not.toContain('/plans/to-confirm/q-')
  const inside = await as('developer').get('/en/plans/p-country/1')
  expect(inside.text).toContain(url)
})

test('a decision that changes a coverage lists the plans concerned, those not published yet only to those inside', async () => {
  const db = await program.databaseOf('iom')
  const id = await decided(db, [
    step('vienna', 'coverage', 'six-europe-and-central-asia', '', 'ends'),
    step('bangkok', 'coverage', 'KGZ'),
  ])
  const { text } = await as('developer').get(`/en/decisions/${id}`)
  expect(text).toContain('Plans concerned')
  expect(text).toContain('href="/en/plans/p-draft/1"')
  expect(text).toContain('Other offices would be consulted')
  expect(text).toContain('Bound to the day its consultation opened')
  const outside = await program.get(`/en/decisions/${id}`)
  expect(outside.text).toContain('href="/en/plans/p-country/1"')
  expect(outside.text).not.toContain('p-draft')
})
