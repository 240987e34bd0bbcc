import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { monitored, monitoredIds, planned } from '#monitoring/monitoring.test.room.ts'
import { cookieOf, doorsOf } from './officials.ts'
import { type Running, startProgram } from './requests.ts'

const now = new Date('2026-11-22T12:00:00Z')
const office = 'kyrgyzstan'
const { plan, part, approved, pending } = monitoredIds
const indicator = `/monitoring/${plan}/${part}`
let program: Running
const { ask, send } = doorsOf(() => program)
let chief = ''
let director = ''
let onlooker = ''

beforeAll(async () => {
  program = await startProgram(() => now)
  const db = await program.databaseOf('iom')
  await monitored(db, office)
  await planned(db, { id: 'p-unseen', state: 'draft' })
  chief = await cookieOf(db, { name: 'Chinara', role: 'chief-of-mission', office }, now)
  director = await cookieOf(db, { name: 'Dirk', role: 'regional-director', office: 'vienna' }, now)
  onlooker = await cookieOf(db, { name: 'Ines', role: 'administrator', office }, now)
})
afterAll(() => program.close())

const versionOn = async (path: string, cookie: string) =>
  /name="version" value="([^"]+)"/.exec((await ask('GET', `/en${path}`, cookie)).text)?.[1] ?? ''

const secret = 'Not for everybody yet'

test('what is not approved is read by those who work with values, and by nobody else', async () => {
  const places = [
    `/en${indicator}`,
    `/api/v1${indicator}/reports`,
    `/api/v1${indicator}/reports.csv`,
    `/api/v1${indicator}/years`,
    `/api/v1/monitoring/${plan}`,
    '/api/v1/monitoring',
    '/en/monitoring',
  ]
  for (const place of places)
    for (const cookie of ['', onlooker]) {
      const { status, text } = await ask('GET', place, cookie)
      expect([place, status]).toEqual([place, 200])
      expect(text).not.toContain(secret)
      expect(text).not.toContain(pending)
    }
  expect((await ask('GET', `/en${indicator}`, chief)).text).toContain(secret)
  expect((await ask('GET', `/api/v1${indicator}/reports`, chief)).text).toContain(pending)
  expect((await ask('GET', '/en/monitoring/p-unseen')).status).toBe(404)
})

test('an indicator is a plot with all its figures in a table, in every language', async () => {
  for (const locale of ['en', 'fr', 'es', 'ar']) {
    const { status, text } = await ask('GET', `/${locale}${indicator}`)
    expect(status).toBe(200)
    expect(text).toContain('class="monitoring__plot"')
    expect(text).toContain(approved)
    expect(text).toContain('Register of assistance')
  }
  const page = await ask('GET', `/en/plans/${plan}`)
  expect(page.text).toContain(`/en${indicator}`)
  expect(page.text).toContain('class="monitoring__plot"')
})

test('a value goes from the form through approval to the lists, and the history tells it', async () => {
  const version = await versionOn(`${indicator}/report`, chief)
  const fields = { year: '2026', value: '190', sourceTitle: 'Register', version }
  const wrong = await send(`${indicator}/report`, chief, {
    ...fields,
    'breakdown.female': '120',
    'breakdown.male': '7x',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('value="7x"')
  expect(wrong.text).toContain('href="#field-breakdown.male"')
  const sent = await send(`${indicator}/report`, chief, fields)
  expect([sent.status, sent.to]).toEqual([303, `/en${indicator}?done=reported`])
  const again = await send(`${indicator}/report`, chief, fields)
  expect(again.status).toBe(409)
  const id = 'iv-sample-monitored-i1-2026-1'
  expect((await ask('GET', '/en/monitoring?waiting=me', director)).text).toContain(id)
  expect((await ask('GET', '/api/v1/monitoring/waiting', director)).text).toContain(id)
  const verdict = `/monitoring/reports/${id}/verdict`
  const opened = await versionOn(verdict, director)
  const done = await send(verdict, director, { verdict: 'approved', version: opened })
  expect([done.status, done.to]).toEqual([303, `/en${indicator}?done=approved`])
  const told = await ask('GET', `/en${indicator}`, chief)
  expect(told.text).toContain('Dirk')
  const nobody = await ask('GET', `/en${indicator}`)
  expect(nobody.text).not.toContain('Chinara')
  const years = await ask('GET', `/api/v1${indicator}/years?q=2026`)
  expect(years.body.items).toEqual([expect.objectContaining({ id: '2026', value: '190' })])
  const history = await ask('GET', `/en/history?record=indicator:${plan}:${part}`, chief)
  expect(history.text).toContain('Migrants who were assisted')
})

describe('what nobody can take', () => {
  test('is refused by its field, in the API as on the page, and nothing is recorded', async () => {
    const { body } = await ask('GET', `/api/v1${indicator}`, chief)
    const whole = { year: 2026, value: '10', sourceTitle: 'Register', version: body.version }
    const before = (await ask('GET', `/api/v1${indicator}/reports`, chief)).body.total
    const hostile: readonly object[] = [
      { value: '9'.repeat(400) },
      { value: 'a\u0000b' },
      { value: '1e400' },
      { value: null },
      { value: ['1'] },
      { year: 99999999999 },
      { year: '2026-13' },
      { sourceTitle: '\u0000' },
      { sourceAddress: 'javascript:alert(1)' },
      { breakdown: { female: 'x' } },
      { breakdown: { constructor: '1' } },
      { breakdown: { female: '\u0000' } },
      { breakdown: 'female' },
      { breakdown: { female: '3' } },
      { numerator: '1' },
    ]
    for (const change of hostile) {
      const answer = await ask('POST', `/api/v1${indicator}/reports`, chief, {
        ...whole,
        ...change,
      })
      expect([JSON.stringify(change), answer.status]).toEqual([JSON.stringify(change), 422])
      expect(answer.body.errors.length).toBeGreaterThan(0)
    }
    expect((await ask('GET', `/api/v1${indicator}/reports`, chief)).body.total).toBe(before)
    const draft = await ask('POST', '/api/v1/monitoring/p-unseen/i1/reports', chief, whole)
    expect([draft.status, draft.body.type]).toEqual([409, expect.stringContaining('not-published')])
  })

  test('is no roll-up of nothing', async () => {
    for (const upper of ['nothing', 'sdg@2015/none', '%00', 'p-none@1/i1', `${plan}@1/i9`]) {
      const { status } = await ask('GET', `/en/monitoring/roll-up?upper=${upper}`)
      expect([upper, status >= 400 && status < 500]).toEqual([upper, true])
    }
    const { body } = await ask('GET', `/api/v1/monitoring/roll-up?upper=${plan}@1/${part}`)
    expect(body).toMatchObject({ isAdded: false, value: null })
    expect(body.reasons).toEqual([{ obstacle: 'no-members', members: [] }])
  })
})
