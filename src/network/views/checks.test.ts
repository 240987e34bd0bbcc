import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { queries } from '#platform/db/db.ts'
import { test } from '#platform/testing/world.ts'
import { type Change, type ChangeKind } from '#decisions/model/change.ts'
import { foresee } from '#decisions/views/foreseen.ts'
import { periodTables } from '../../domains.ts'
import { checkWords } from '#network/model/checks/words.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { type Check, checkKey } from '#network/model/checks/check.ts'
import { momentAt } from '#sources/views.ts'
import { checksBetween, checksOn } from './checks.ts'
import { officeList } from './offices.ts'
import { structureOn } from './structure.ts'

const early = '2018-06-30'
const late = '2025-02-11'
const from = '2027-01-01'

const networkOn = async (db: Db, day: string) => ({
  db,
  moment: await momentAt(db, day, null),
  locale: 'en' as const,
})

const keysOn = async (db: Db, day: string, subjects: string[] = []) =>
  (await checksOn(await networkOn(db, day), subjects)).map(checkKey)

/** Ends what a table says of an office on a day, in this world only. */
const end = (db: Db, table: string, office: string, day: string) =>
  sql`
  update ${sql.table(table)} set sure = sure * daterange(null, ${day}::date), possible = possible * daterange(null, ${day}::date)
  where office = ${office} and upper_inf(recorded)`.execute(db)

describe('the checks of the real network', () => {
  test.for([early, late])('find nothing wrong with it on %s', async (day, { iom }) => {
    expect(await keysOn(iom, day)).toEqual([])
  })

  test.for([early, late])(
    'and rightly: on %s lines lead to what there is, and every office has a place',
    async (day, { iom }) => {
      const { db, moment, locale } = await networkOn(iom, day)
      const nodes = await structureOn(db, moment)
      const ids = new Set(nodes.map(({ id }) => id))
      expect(nodes.filter(({ parent }) => parent !== null).length).toBeGreaterThan(0)
      expect(nodes.filter(({ parent }) => parent !== null && !ids.has(parent))).toEqual([])
      const place = { locale, limit: 1000, cursor: null }
      const { items } = await officeList(db, moment, {}, place)
      expect(items.filter(({ city, country }) => city === null && country === null)).toEqual([])
    },
  )

  test('a name of a city, a country or an area is translated as that is, another is not', async ({
    iom,
  }) => {
    const subjects = ['office:vienna', 'office:berlin', 'office:angola', 'office:headquarters']
    expect(await keysOn(iom, early, subjects)).toEqual([
      'untranslated office:headquarters name:Headquarters',
    ])
    const [check] = await checksOn(await networkOn(iom, early), subjects)
    expect(check?.details).toEqual({ languages: 'fr es ar' })
  })
})

const change = (kind: ChangeKind, subject: string, value = '', qualifier = ''): Change => ({
  kind,
  subject,
  value,
  qualifier,
  note: '',
})

const ground = { tables: periodTables, publisher: 'The organisation' }

/** What these changes would bring from a day on. */
async function broughtBy(db: Db, day: string, changes: readonly Change[]): Promise<Check[]> {
  const before = await networkOn(db, day)
  const { wrong, subjects, after } = await foresee(db, before.moment, changes, ground)
  expect(wrong).toEqual([])
  return checksBetween(before, { ...before, db: after }, subjects)
}

describe('the checks of a change', () => {
  test('an office that closes leaves countries uncovered', async ({ iom }) => {
    const checks = await broughtBy(iom, from, [change('close', 'office:vienna')])
    expect(checks.map(({ id, severity }) => [id, severity])).toEqual([['gap', 'warning']])
    const countries = checks.flatMap(({ about }) => about.slice(1).map(({ id }) => id))
    expect(countries).toContain('KGZ')
    expect(countries).toContain('AUT')
    expect(countries).not.toContain('EGY')
    const [first] = checks
    expect(first && checkWords(first, wordsIn('en')).text).toMatch(
      /^Europe and Central Asia covered Albania, .*No Regional Office covers these 50 countries any more\.$/,
    )
  })

  test('headquarters that close leave units without an office above them', async ({ iom }) => {
    const checks = await broughtBy(iom, from, [change('close', 'office:headquarters')])
    const errors = checks.filter(({ severity }) => severity === 'error')
    expect(errors.length).toBeGreaterThan(2)
    expect(new Set(errors.map(({ id, about }) => `${id} ${about[1]?.id}`))).toEqual(
      new Set(['orphan headquarters']),
    )
  })

  test('an office that opens must have a place, a name and, as a regional office, what it covers', async ({
    iom,
  }) => {
    const opened = change('open', 'office:almaty', 'regional-office')
    const checks = await broughtBy(iom, from, [opened])
    expect(checks.map(checkKey)).toEqual([
      'unplaced office:almaty',
      'kind-without-function office:almaty',
      'untranslated office:almaty',
    ])
    const named = [
      change('relocate', 'office:almaty', 'astana'),
      change('rename', 'office:almaty', 'Astana', 'en'),
      change('take-coverage', 'office:vienna', 'six-europe-and-central-asia'),
      change('give-coverage', 'office:almaty', 'six-europe-and-central-asia'),
    ]
    // What it took over is all that Vienna had.
    expect((await broughtBy(iom, from, [opened, ...named])).map(checkKey)).toEqual([
      'kind-without-function office:vienna',
    ])
  })

  test('a new name in one language is to be translated, a name that stays is not asked about', async ({
    iom,
  }) => {
    const checks = await broughtBy(iom, from, [
      change('rename', 'office:bangkok', 'Office for Asia', 'en'),
      change('change-kind', 'office:pretoria', 'country-office'),
    ])
    expect(checks.map(checkKey)).toEqual(['untranslated office:bangkok name:Office for Asia'])
  })

  test('coverage of a country that another regional office has', async ({ iom }) => {
    const checks = await broughtBy(iom, from, [change('give-coverage', 'office:bangkok', 'KGZ')])
    expect(checks.map(checkKey)).toEqual(['double-cover country:KGZ office:bangkok office:vienna'])
    expect(checks[0]?.about[0]?.label).toBe('Kyrgyzstan')
  })

  test('lines that would form a circle are found through the database', async ({ iom }) => {
    const before = await networkOn(iom, early)
    const line = async (office: string, above: string) => {
      await end(iom, 'office_line', office, '1900-01-01')
      await sql`
        insert into office_line (office, reports_to, sure, possible, stated, claims, recorded)
        values (${office}, ${above}, '[1950-01-01,)', '[1950-01-01,)', '{}', '{test}', tstzmultirange(tstzrange(now(), null)))`.execute(
        iom,
      )
    }
    await line('vienna', 'office:cairo')
    await line('cairo', 'office:vienna')
    await line('dakar', 'office:atlantis')
    expect(await keysOn(iom, before.moment.asOf)).toEqual([
      'orphan office:dakar office:atlantis',
      'cycle office:cairo office:vienna',
    ])
  })

  test('as many questions are asked of a large network as of a small one', async ({ iom, db }) => {
    const asked = async (of: Db) => {
      let count = 0
      const hear = () => void count++
      const network = {
        db: of,
        moment: { asOf: early, asKnown: null, horizon: late },
        locale: 'en' as const,
      }
      queries.subscribe(hear)
      await checksOn(network, ['office:vienna', 'unit:legal'])
      queries.unsubscribe(hear)
      return count
    }
    expect(await asked(iom)).toBe(await asked(db))
  })
})
