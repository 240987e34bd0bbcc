import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { spanFrom } from '#network/forms/changes.ts'
import { changeItems } from '#network/views/change-items.ts'
import { lastCorrections } from '#network/views/events.ts'
import { locales } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import { databaseLike, momentNow } from '#platform/testing/world.ts'
import { loadCollection } from '#sources/actions.ts'
import { momentAt } from '#sources/views.ts'
import { periodTables } from '../src/domains.ts'
import { type Item, type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

const changes = async (query: string) =>
  (await program.json(`/api/v1/changes?limit=500&${query}`)).body
const early = 'from=2008-06-30&to=2018-06-30'
const late = 'from=2018-06-30&to=2025-02-11'
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const side = (item: Item, name: 'before' | 'after') => {
  const value = item[name]
  return isRecord(value) ? value['value'] : null
}

describe('from 2008 to 2018', () => {
  test('all 18 Missions with Regional Functions are gone: twelve became offices of other kinds, six are not named again', async () => {
    const { items } = await changes(early)
    const ofMissions = items.filter(
      (item) =>
        ['kind', 'ended'].includes(String(item['kind'])) &&
        side(item, 'before') === 'mission-with-regional-functions',
    )
    expect(ofMissions).toHaveLength(18)
    expect(ofMissions.filter((item) => item['kind'] === 'kind')).toHaveLength(12)
    const ended = ofMissions.filter((item) => item['kind'] === 'ended')
    expect(ended).toHaveLength(6)
    expect(new Set(ended.map((item) => item['basis']))).toEqual(new Set(['one-day']))
    const { items: back } = await changes(`${early}&kind=kind`)
    expect(back.map((item) => side(item, 'after'))).not.toContain('mission-with-regional-functions')
  })

  test('Vienna became a Regional Office on the first day of July 2011, with sources on both sides', async () => {
    const { items } = await changes(`${early}&office=vienna&kind=kind`)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      id: 'vienna:kind',
      basis: 'both-days',
      from: '2011-07-01',
      before: { value: 'special-liaison-mission' },
      after: { value: 'regional-office' },
    })
    expect(JSON.stringify(items[0]?.['before'])).toContain('"source":"002","title"')
    expect(JSON.stringify(items[0]?.['after'])).toContain('"source":"004","title"')
    const sources = JSON.stringify(items[0]?.['sources'])
    expect(sources).toContain('"002"')
    expect(sources).toContain('"004"')
  })

  test('London is not said to have ended: in 2018 it may have been a Country Office', async () => {
    const { items } = await changes(`${early}&office=london`)
    expect(items[0]).toMatchObject({
      kind: 'ended',
      basis: 'one-day',
      certainty: 'possible',
      perhaps: ['country-office'],
    })
  })
})

describe('from 2018 to 2025', () => {
  test('Pretoria and Brussels became Subregional Offices, Washington a Global Office, New York the Office at the UN', async () => {
    const { items } = await changes(`${late}&kind=kind`)
    expect(
      items.map((item) => [item['office'], side(item, 'before'), side(item, 'after')].join(' ')),
    ).toEqual([
      'washington country-office global-office',
      'new-york special-liaison-office iom-office-at-the-un',
      'brussels regional-office subregional-office',
      'pretoria regional-office subregional-office',
    ])
  })

  test('two offices surely ended and two opened; the others are named on one of the days only', async () => {
    const offices = async (query: string) =>
      (await changes(`${late}&${query}`)).items.map((item) => item['office'])
    expect(await offices('kind=ended&basis=both-days')).toEqual(['buenos-aires', 'san-jose'])
    expect(await offices('kind=opened&basis=both-days')).toEqual([
      'brussels-global-office',
      'panama-regional-office',
    ])
    expect(await offices('kind=opened&basis=one-day')).toHaveLength(176)
  })

  test('a list in pages, narrowed by text, is the whole list', async () => {
    const all = await changes(late)
    const first = (await program.json(`/api/v1/changes?${late}&limit=100`)).body
    expect(first.total).toBe(all.total)
    const second = (await program.json(`/api/v1/changes?${late}&limit=100&cursor=${first.next}`))
      .body
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(
      all.items.slice(0, 200).map((item) => item.id),
    )
    const narrowed = await changes(`${late}&q=subregional`)
    expect(narrowed.total).toBeGreaterThan(1)
    expect(narrowed.total).toBeLessThan(all.total / 4)
  })

  test('after the last survey nothing differs from it', async () => {
    expect((await changes('from=2025-02-11&to=2026-11-22')).total).toBe(0)
  })
})

const faulty: [why: string, query: string, field: string][] = [
  ['one day is missing', 'from=2018-06-30', 'to'],
  ['both are missing', '', 'from'],
  ['the later day lies before the earlier', 'from=2018-06-30&to=2008-06-30', 'to'],
  ['a day is none', 'from=2023-02-30&to=2025-02-11', 'from'],
  ['an instant stands for a day', 'from=2018-06-30T00:00:00Z&to=2025-02-11', 'from'],
  ['a word stands for a day', 'from=then&to=2025-02-11', 'from'],
  ['the moment is still to come', 'axis=recorded&from=2018-06-30&to=2099-01-01', 'to'],
  ['the axis is unknown', `${early}&axis=sideways`, 'axis'],
  ['the kind is unknown', `${early}&kind=exploded`, 'kind'],
  ['the office is unknown', `${early}&office=atlantis`, 'office'],
  ['a field is unknown', `${early}&ofice=vienna`, 'ofice'],
  ['the cursor is none of ours', `${early}&cursor=WyJhIl0`, 'cursor'],
]

describe('bad input is refused with words', () => {
  test.each(faulty)('when %s', async (_why, query, field) => {
    const { status, text } = await program.get(`/api/v1/changes?${query}`)
    expect(status).toBe(422)
    const problem: { errors: { field: string; reason: string }[] } = JSON.parse(text)
    expect(problem.errors.map((each) => each.field)).toContain(field)
  })

  test('on the page in the reader’s language', async () => {
    const page = await program.get('/fr/compare?from=2025-02-11&to=2018-06-30')
    expect(page.status).toBe(422)
    expect(page.text).toContain('la plus ancienne vient en premier')
  })

  test('a third moment beside the two of recorded time', () => {
    const typed = { axis: 'recorded', from: '2020-01-01', to: '2020-01-02' } as const
    expect(() => spanFrom({ ...typed, asKnown: '2020-01-03' }, new Date())).toThrow(Refusal)
    expect(spanFrom(typed, new Date())).toMatchObject({ to: '2020-01-02T23:59:59.999999Z' })
  })

  test('before anything was recorded nothing can be compared', async () => {
    const query = 'axis=recorded&from=2001-01-01&to=2001-01-02'
    expect((await program.get(`/api/v1/changes?${query}`)).status).toBe(404)
  })
})

describe('the page', () => {
  test.each(locales)('in %s counts, draws and lists what differs', async (locale) => {
    const page = await program.get(`/${locale}/compare?${late}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('id="kind"')
    expect(page.text).toContain('class="map__points"')
    expect(page.text).toContain(`/${locale}/offices/pretoria?asOf=2025-02-11`)
    expect(page.text).toContain(`/${locale}/offices/san-jose?asOf=2018-06-30`)
    expect(page.text).not.toMatch(/ style=|<script(?! type="module" src="\/static\/)/)
  })

  test('begins with the last two surveys', async () => {
    const page = await program.get('/en/compare')
    expect(page.text).toContain('between 30 June 2020 and 11 February 2025')
  })

  test('of what was corrected needs no dates and finds nothing where nothing was', async () => {
    const page = await program.get('/en/compare?axis=recorded&asOf=2018-06-30')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Nothing is different')
  })

  test('answers for the other organisation, of which one document speaks', async () => {
    const page = await program.get('/en/compare', { host: 'orpe.localhost:3000' })
    expect(page.status).toBe(200)
  })
})

/** Whether every element is closed in its turn and every ampersand begins an entity. */
function isWellFormed(xml: string): boolean {
  const open: string[] = []
  for (const [, close, name = '', empty] of xml.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    if (close !== '') {
      if (open.pop() !== name) return false
    } else if (empty === '') open.push(name)
  }
  return open.length === 0 && !/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(xml)
}

describe('the feed', () => {
  test.each(locales)('in %s is well-formed Atom, the last first', async (locale) => {
    const { status, text, headers } = await program.get(`/${locale}/changes.atom`)
    expect(status).toBe(200)
    expect(headers['content-type']).toContain('application/atom+xml')
    expect(isWellFormed(text)).toBe(true)
    const updated = [...text.matchAll(/<updated>([^<]+)<\/updated>/g)].map(
      (match) => match[1] ?? '',
    )
    expect(updated.length).toBeGreaterThan(10)
    expect(updated[0]).toBe(updated[1])
    expect(updated.slice(1)).toEqual(updated.slice(1).toSorted().toReversed())
    const ids = [...text.matchAll(/<id>([^<]+)<\/id>/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('along recorded time, a corrected row is the one difference, and the feed tells it', async () => {
  const { db, close } = await databaseLike('iom')
  const folder = await mkdtemp(join(tmpdir(), 'meridian-iom-'))
  try {
    await cp('organisations/iom', folder, { recursive: true })
    const from = await momentNow(db)
    const file = join(folder, '002.csv')
    const text = await readFile(file, 'utf8')
    await writeFile(
      file,
      text.replace(
        /^(002\/vienna\/kind,office:vienna,kind),special-liaison-mission/m,
        '$1,mission-with-regional-functions',
      ),
    )
    const collection = { name: 'iom', folder, surveys: ['002', '004', '000', '003'] }
    await loadCollection(db, collection, periodTables)
    const to = await momentNow(db)

    const moment = await momentAt(db, '2008-06-30', null)
    const desk = { db, moment, locale: 'en', words: wordsIn('en') } as const
    const items = await changeItems(desk, { axis: 'recorded', from, to }, {})
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      id: 'vienna:kind',
      basis: 'both-days',
      before: { value: 'special-liaison-mission', recordedUntil: expect.any(String) },
      after: { value: 'mission-with-regional-functions', recordedUntil: null },
    })
    expect(items[0]?.after?.recordedFrom).toBe(items[0]?.before?.recordedUntil)

    const corrections = await lastCorrections(db, moment, 'en', 10)
    expect(corrections.map((each) => [each.office, each.aspect])).toEqual([['vienna', 'kind']])
    expect(await lastCorrections(db, { ...moment, asKnown: from }, 'en', 10)).toEqual([])
  } finally {
    await rm(folder, { recursive: true })
    await close()
  }
})
