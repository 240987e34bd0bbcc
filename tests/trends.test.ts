import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { watched, watchedIds } from '#trends/trends.test.room.ts'
import { cookieOf, doorsOf } from './officials.ts'
import { type Running, startProgram } from './requests.ts'

const now = new Date('2026-11-22T12:00:00Z')
const office = 'kyrgyzstan'
const { observation, internal, issue, internalIssue } = watchedIds
let program: Running
const { ask, send } = doorsOf(() => program)
let chief = ''
let onlooker = ''

beforeAll(async () => {
  program = await startProgram(() => now)
  const db = await program.databaseOf('iom')
  await watched(db, office)
  chief = await cookieOf(db, { name: 'Chinara', role: 'chief-of-mission', office }, now)
  onlooker = await cookieOf(db, { name: 'Ines', role: 'administrator', office }, now)
})
afterAll(() => program.close())

const kept = 'Kept among ourselves'
const worry = 'A worry of ours'
const asOf = '?asOf=2018-06-30'

describe('what an office did not make public', () => {
  const lists = [
    `/en/trends${asOf}`,
    `/en/trends/${issue}${asOf}`,
    `/en/trends/observations${asOf}`,
    `/en/trends/observations/${observation}${asOf}`,
    `/en/trends/regions/central-asia${asOf}`,
    `/api/v1/trends${asOf}`,
    `/api/v1/trends.csv${asOf}`,
    `/api/v1/trends/${issue}${asOf}`,
    `/api/v1/trends/${issue}/quarters${asOf}`,
    `/api/v1/observations${asOf}`,
    `/api/v1/observations.csv${asOf}`,
    `/api/v1/observations/${observation}${asOf}`,
    `/api/v1/trends/regions/central-asia/countries${asOf}`,
    `/en/search?q=${encodeURIComponent(worry)}`,
    '/api/v1/search?q=ourselves',
    '/en/history',
    `/en/history?record=observation:${internal}`,
    `/en/history?record=issue:${internalIssue}`,
    '/api/v1/history',
  ]
  const alone = [
    `/en/trends/${internalIssue}`,
    `/en/trends/observations/${internal}`,
    `/api/v1/trends/${internalIssue}`,
    `/api/v1/trends/${internalIssue}/quarters`,
    `/api/v1/observations/${internal}`,
    `/api/v1/observations?issue=${internalIssue}`,
  ]

  test('is not found or told anywhere by somebody who neither works with trends nor oversees', async () => {
    for (const cookie of ['', onlooker]) {
      for (const url of lists) {
        const { status, text } = await ask('GET', url, cookie)
        expect(status, url).toBe(200)
        const asked = text.replaceAll(encodeURIComponent(worry), '').replaceAll(`“${worry}”`, '')
        const told = asked.replaceAll(/value="[^"]*"/g, '').replaceAll(/<title>.*?<\/title>/g, '')
        expect(told.includes(kept), url).toBe(false)
        if (!url.includes('search')) expect(told.includes(worry), url).toBe(false)
        if (!url.includes('record=')) expect(told.includes(internal), url).toBe(false)
        if (!url.includes('record=')) expect(told.includes(internalIssue), url).toBe(false)
      }
      for (const url of alone) expect((await ask('GET', url, cookie)).status, url).toBe(404)
    }
  })

  test('does not move what the public is told of an issue', async () => {
    const level = async (cookie: string) =>
      (await ask('GET', `/api/v1/trends/${issue}${asOf}`, cookie)).body
    expect(await level('')).toMatchObject({ observations: 1, level: 24 })
    expect(await level(chief)).toMatchObject({ observations: 2, level: 42 })
  })

  test('is read by who works with trends', async () => {
    for (const url of alone) expect((await ask('GET', url, chief)).status, url).toBe(200)
    expect((await ask('GET', `/en/trends/observations${asOf}`, chief)).text).toContain(kept)
    expect((await ask('GET', `/en/trends${asOf}`, chief)).text).toContain(worry)
  })
})

const typed = {
  office,
  country: 'KGZ',
  theme: 'labour-mobility',
  from: '2026-10-01',
  to: '2026-10-31',
  text: 'More seasonal workers leave',
  language: 'en',
  confidence: 'high',
  direction: 'rising',
  weight: '4',
  'evidenceTitle.0': 'Household survey',
  'evidenceAddress.0': 'https://example.invalid/survey',
  'evidenceKind.0': 'survey',
}

test('what was typed is there again with what is wrong beside each field', async () => {
  const wrong = {
    ...typed,
    country: 'XXQ',
    language: 'xx',
    'evidenceTitle.0': '',
    'evidenceAddress.0': '',
    'evidenceTitle.3': 'Ministry of labour',
    'evidenceAddress.3': 'ftp://example.invalid',
  }
  const { status, text } = await send('/trends/observations/new', chief, wrong)
  expect(status).toBe(422)
  for (const field of ['country', 'language', 'evidenceAddress.3'])
    expect(text, field).toContain(`id="fault-${field}"`)
  expect(text).toContain('More seasonal workers leave')
  expect(text).toContain('value="ftp://example.invalid"')
})

test('an observation is recorded, put to a new issue and drawn there; the history tells its office', async () => {
  const made = await send('/trends/observations/new', chief, typed)
  expect(made.status).toBe(303)
  const id = /observations\/(ob-[a-z0-9-]+)/.exec(made.to)?.[1] ?? ''
  expect((await ask('GET', made.to, chief)).text).toContain('The observation is recorded.')
  const opened = await ask('POST', '/api/v1/trends', chief, {
    office,
    titleEn: 'Harvest work abroad',
    titleAr: 'العمل في مواسم الحصاد في الخارج',
    theme: 'labour-mobility',
    area: 'central-asia',
    day: '2026-10-01',
  })
  expect(opened.body).toEqual({ id: 't-harvest-work-abroad' })
  const path = `/trends/${opened.body.id}`
  const { versions } = (await ask('GET', `/api/v1${path}`, chief)).body
  const put = await ask('PUT', `/api/v1${path}/observations`, chief, {
    observations: [id],
    version: versions.revision,
  })
  expect(put.status).toBe(200)
  const page = await ask('GET', `/ar${path}`, chief)
  expect(page.text).toContain('العمل في مواسم الحصاد في الخارج')
  expect(page.text).toMatch(/<svg class="plot plot--large"[^>]*role="img"/)
  expect(page.text).not.toMatch(/ style="/)
  expect((await ask('GET', `/api/v1${path}`, chief)).body).toMatchObject({
    tendency: 'emerging',
    level: 48,
    observations: 1,
  })
  const region = await ask('GET', '/api/v1/trends/regions/central-asia/countries', chief)
  const seen = region.body.items.find((each: { id: string }) => each.id === 'KGZ')
  expect(seen).toMatchObject({ observations: 1, lastSeen: '2026-10-31' })
  expect(seen.issues).toContain(opened.body.id)
})

test('who saves after another is shown both, field by field, and what was typed is kept', async () => {
  const made = await send('/trends/observations/new', chief, typed)
  const path = made.to.replace('/en', '').replace(/\?.*/, '')
  const form = (await ask('GET', `/en${path}/amend`, chief)).text
  const version = /name="version" value="([^"]+)"/.exec(form)?.[1] ?? ''
  const amend = (more: Record<string, string>) =>
    send(`${path}/amend`, chief, { ...typed, version, why: 'A recount', ...more })
  expect((await amend({ text: 'Theirs', weight: '5' })).status).toBe(303)
  const { status, text } = await amend({ text: 'Mine' })
  expect(status).toBe(409)
  expect(text).toContain('name="theirs.text" value="Theirs"')
  expect(text).toContain('name="mine.text" value="Mine"')
  expect(text).toContain('5 – overrides other work')
  expect(text).toContain('name="evidenceTitle.0" value="Household survey"')
})

test('bad input is named by its field, and never our fault', async () => {
  const bad = async (path: string) => {
    const { status, body } = await ask('GET', `/api/v1${path}`)
    return [status, body.errors?.[0]?.field]
  }
  expect(await bad('/trends?country=XXQ')).toEqual([422, 'country'])
  expect(await bad('/trends?region=nowhere')).toEqual([422, 'region'])
  expect(await bad('/trends?theme=weather')).toEqual([422, 'theme'])
  expect(await bad('/trends?tendency=up')).toEqual([422, 'tendency'])
  expect(await bad('/observations?country=XXQ')).toEqual([422, 'country'])
  expect(await bad('/trends/regions/nowhere/countries')).toEqual([404, undefined])
  expect((await ask('GET', '/en/trends?region=nowhere')).status).toBe(422)
  expect((await ask('GET', '/en/trends/regions/nowhere')).status).toBe(404)
  const { status, body } = await ask('POST', '/api/v1/observations', chief, {
    office,
    theme: 'weather',
    weight: 9,
  })
  expect(status).toBe(422)
  const fields = body.errors.map(({ field }: { field: string }) => field)
  expect(fields).toEqual(expect.arrayContaining(['theme', 'weight', 'from', 'evidence']))
})
