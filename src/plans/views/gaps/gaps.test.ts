import { describe, expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import { plan, version } from '#plans/plans.test.room.ts'
import { putCovers } from '#plans/store.ts'
import { plannedCountries } from './countries.ts'
import { gapsOf } from './lists.ts'
import { gapMatrix } from './matrix.ts'
import type { GapKind } from '#plans/model/gaps.ts'

const day = '2026-11-22'
const on = (db: Db, asOf = day) => momentAt(db, asOf, null)
const missing = async (db: Db, kind: GapKind, asOf = day) =>
  (await gapsOf(db, await on(db, asOf), kind, { locale: 'en', sight: 'all' })).map(
    ({ about }) => about,
  )

/** A region's strategy, a country strategy under it and a national plan under that. */
async function cascade(db: Db) {
  await plan(db, {
    id: 'p-region',
    level: 'regional-strategy',
    office: 'vienna',
    covers: ['six-europe-and-central-asia'],
    objectives: { o1: ['global-compact@2018/5'], o2: ['global-compact@2018/7'], o3: [] },
  })
  await plan(db, {
    id: 'p-country',
    level: 'country-strategy',
    office: 'kyrgyzstan',
    covers: ['KGZ'],
    to: '2027-03-31',
    objectives: { o1: ['p-region@1/o1'], o2: [] },
  })
  await plan(db, {
    id: 'p-national',
    level: 'national-plan-of-action',
    office: 'kyrgyzstan',
    covers: ['KGZ'],
    objectives: { o1: ['p-country@1/o1'] },
  })
}

describe('gaps in planning', () => {
  test('an objective served through two plans is served in the country', async ({ iom: db }) => {
    await cascade(db)
    const { frameworks, regions } = await gapMatrix(db, await on(db), 'en')
    const compact = frameworks.findIndex(({ framework }) => framework === 'global-compact')
    expect(frameworks[compact]?.total).toBe(23)
    const vienna = regions.find(({ office }) => office === 'vienna')
    expect(vienna?.cells[compact]?.cited).toBe(2)
    const kyrgyzstan = vienna?.countries.find(({ country }) => country === 'KGZ')
    expect(kyrgyzstan?.cells[compact]?.cited).toBe(1)
    expect(kyrgyzstan).toMatchObject({ standing: 'in-force', until: '2028-01-01' })
    const kazakhstan = vienna?.countries.find(({ country }) => country === 'KAZ')
    expect(kazakhstan).toMatchObject({ standing: 'none', until: null })
    expect(kazakhstan?.cells[compact]).toEqual({ cited: 0, mapped: 0 })
  })

  test('each kind names exactly what is missing on the day', async ({ iom: db }) => {
    await cascade(db)
    const countries = await missing(db, 'countries')
    expect(countries).toContain('KAZ')
    expect(countries).not.toContain('KGZ')
    expect(await missing(db, 'uncited')).toEqual(['p-country@1/o2', 'p-region@1/o3'])
    const objectives = await missing(db, 'objectives')
    expect(objectives.filter((about) => about.startsWith('p-'))).toEqual([
      'p-country@1/o2',
      'p-region@1/o2',
      'p-region@1/o3',
    ])
    expect(objectives).not.toContain('global-compact@2018/5')
    expect(objectives).toContain('global-compact@2018/1')
  })

  test('a country that a plan was for no more when it ended had no strategy', async ({
    iom: db,
  }) => {
    const sketch = { level: 'country-strategy', office: 'kyrgyzstan', covers: ['KAZ'] } as const
    const ended = { from: '2020-01-01', to: '2021-12-31' }
    await plan(db, { ...sketch, ...ended, id: 'p-old', objectives: { o1: [] } })
    const kazakhstan = async () =>
      (await plannedCountries(db, await on(db), 'en')).find(({ country }) => country === 'KAZ')
    expect((await kazakhstan())?.until).toBe('2022-01-01')
    const deed = { by: byCommand('test'), name: 'test.arranged', subject: 'plan:p-old' }
    await perform(db, deed, (act) => putCovers(act, 'p-old', ['KGZ']))
    expect((await kazakhstan())?.until).toBe(null)
  })

  test('a plan that cites nothing at all is named once', async ({ iom: db }) => {
    await plan(db, {
      id: 'p-alone',
      level: 'country-strategy',
      office: 'kyrgyzstan',
      covers: ['KGZ'],
      objectives: { o1: [], o2: [] },
    })
    expect(await missing(db, 'uncited')).toEqual(['p-alone@1'])
  })

  test('a plan is about to end until something follows it', async ({ iom: db }) => {
    await cascade(db)
    expect(await missing(db, 'ending', '2027-10-01')).toEqual(['p-country@1'])
    expect(await missing(db, 'ending', '2027-03-01')).toEqual([])
    expect(await missing(db, 'ending', '9999-12-31')).toEqual([])
    await version(db, {
      id: 'p-country',
      number: 2,
      level: 'country-strategy',
      office: 'kyrgyzstan',
      covers: ['KGZ'],
      from: '2028-01-01',
      objectives: { o1: ['p-region@1/o1'] },
    })
    expect(await missing(db, 'ending', '2027-10-01')).toEqual([])
  })

  test('before anything was published every country is without a strategy', async ({ iom: db }) => {
    await cascade(db)
    expect(await missing(db, 'countries', '2025-06-30')).toContain('KGZ')
  })
})
