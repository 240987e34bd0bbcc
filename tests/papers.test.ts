import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { arrange } from '#budgets/budgets.test.room.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { browserOn } from './people.ts'
import { type Running, startProgram } from './requests.ts'

const now = new Date('2026-11-22T12:00:00Z')
const at = '/projects/pr-paper'
let program: Running
let cookie = ''

beforeAll(async () => {
  program = await startProgram(() => now)
  const db = await program.databaseOf('iom')
  const person = await personCalled(db, 'pia', 'pia@example.org')
  const always = { from: '2020-01-01', until: null }
  const made = { office: 'kyrgyzstan', unit: null, titles: {}, confinedTo: [], isPublic: false }
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:papers' }
  await perform(db, deed, async (act) => {
    await addPost(act, { id: 'pia', role: 'project-developer', ...made, ...always })
    const held = { id: 'pia', post: 'pia', person, publicName: null, why: null, ...always }
    await addHolding(act, held)
  })
  cookie = `meridian=${await sessionOf(db, person, now)}`
  await arrange(db, 'pr-paper')
})
afterAll(() => program.close())

const pia = () => {
  const browser = browserOn(program)
  browser.hold(cookie)
  return browser
}

/** The file at this address, as whoever is signed in gets it. */
const file = (url: string) => program.app.inject({ url, headers: { host: 'localhost', cookie } })

test('a document is looked at, made, downloaded as it was, and told as sent', async () => {
  const form = await pia().get(`/en${at}/papers/new`)
  expect(form.status).toBe(200)
  expect(form.text).toContain('proposal@1')
  const preview = await pia().get(`/ar${at}/papers/preview?paper=proposal&language=ar&template=`)
  expect(preview.status).toBe(200)
  expect(preview.text).toContain('مصفوفة النتائج')
  const absent = await pia().get(`/fr${at}/papers/preview?paper=final-report&language=fr`)
  expect(absent.text).toContain('Personne n’a encore commencé ce rapport')
  const chosen = { paper: 'proposal', language: 'fr', format: 'docx', template: 'proposal@1' }
  const made = await pia().post(`/en${at}/papers/new`, chosen)
  expect(made.location).toBe(`/en${at}#papers`)
  const answer = await file(`/en${at}/papers/1`)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-disposition']).toContain('pr-paper-proposal-1-draft-fr.docx')
  const hash = createHash('sha256').update(answer.rawPayload).digest('hex')
  const page = await pia().get(`/en${at}`)
  expect(page.text).toContain(hash.slice(0, 12))
  const sent = { recipient: 'Embassy of a country', day: '2026-11-21' }
  expect((await pia().post(`/en${at}/papers/1/sent`, sent)).location).toBe(`/en${at}#papers`)
  const early = await pia().post(`/en${at}/papers/1/sent`, { ...sent, day: '2027-01-01' })
  expect(early.status).toBe(422)
  expect((await pia().get(`/en${at}`)).text).toContain('Embassy of a country')
  const wrong = await pia().post(`/en${at}/papers/new`, { ...chosen, format: 'xlsx' })
  expect(wrong.status).toBe(422)
  // Before it is under way nobody outside knows of it, by any door.
  for (const door of [`/en${at}/papers/1`, `/api/v1${at}/papers`])
    expect([401, 404]).toContain((await program.get(door)).status)
})

test('the API makes documents, tells what is missing for one, and gives the bytes', async () => {
  const missing = await file(`/api/v1${at}/papers/preview?paper=request-letter`)
  expect(missing.json()).toMatchObject({ template: 'request-letter@1', isDraft: false })
  expect(missing.json().missing).toContain('In a sentence: Government counterpart')
  const made = await program.app.inject({
    method: 'POST',
    url: `/api/v1${at}/papers`,
    headers: { host: 'localhost', cookie, origin: 'http://localhost' },
    payload: { paper: 'budget', language: 'ar', format: 'xlsx' },
  })
  expect(made.statusCode, made.body).toBe(200)
  const whole = await file(`/api/v1${at}/papers/${made.json().id}`)
  const { hash, content, template } = whole.json()
  expect(template).toBe('idf-budget@1')
  expect(createHash('sha256').update(Buffer.from(content, 'base64')).digest('hex')).toBe(hash)
  const list = await file(`/api/v1${at}/papers`)
  expect(list.json().items.map(({ paper }: { paper: string }) => paper)).toContain('budget')
})
