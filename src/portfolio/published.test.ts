import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { standOf } from '#platform/http/stand.ts'
import { databaseLike, test } from '#platform/testing/world.ts'
import { sumOf } from '#platform/decimal.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { momentAt } from '#sources/views.ts'
import { projectBy } from '#projects/views.ts'
import { loadPublished } from './actions.ts'
import { portfolioColumns, type PortfolioFile } from './forms/columns.ts'
import { portfolioFor } from './views/asked.ts'
import { countsOf, findingList } from './views/findings.ts'
import { publishedOf } from './views/published.ts'

const today = '2026-11-22'
const folder = fileURLToPath(new URL('../../organisations/iom/', import.meta.url))
const files = Object.keys(portfolioColumns)

let world: { db: Db; close(): Promise<void> }
beforeAll(async () => {
  world = await databaseLike('iom')
})
afterAll(() => world.close())

const now = () => momentAt(world.db, today, null)

/** The files of the portfolio in a folder of their own, one of them changed. */
async function changed(name: PortfolioFile, change: (text: string) => string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'portfolio-'))
  await mkdir(join(copy, 'portfolio'))
  for (const each of files) {
    const text = await readFile(join(folder, 'portfolio', each), 'utf8')
    await writeFile(join(copy, 'portfolio', each), each === name ? change(text) : text)
  }
  return copy
}

describe('the published projects', () => {
  test('257 are projects with the code they have, each in the state its status tells', async () => {
    const { rows } = await sql<{ state: string; count: number }>`
      select stood.state, count(*)::integer as count from project
        join project_standing stood on stood.project = project.id and upper_inf(stood.recorded)
        join project_code coded on coded.project = project.id
      where origin = 'published' group by 1 order by 1`.execute(world.db)
    expect(rows).toEqual([
      { state: 'active', count: 135 },
      { state: 'financially-closed', count: 16 },
      { state: 'operationally-closed', count: 106 },
    ])
    const one = await projectBy(world.db, await now(), 'pr-cd-0044')
    expect(one).toMatchObject({
      code: 'CD.0044',
      office: 'armenia',
      donor: 'un-covid-19-fund',
      amount: '224785.89',
      currency: 'USD',
      covers: ['ARM'],
      genderMarker: '1',
      anchor: '2020-07-01',
      since: '2021-03-31',
      source: { line: 323 },
    })
  })

  test('who would have been asked is planned by the network of the first day', async () => {
    const told = await publishedOf(world.db, await now(), 'pr-cd-0044')
    expect(told?.route?.day).toBe('2020-07-01')
    const endorsement = told?.route?.steps.find(({ rule }) => rule === 'regional-endorsement')
    expect(endorsement?.because).toMatchObject({ on: '2020-07-01', office: 'vienna' })
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from route where project = 'pr-cd-0044'`.execute(world.db)
    expect(rows[0]?.count).toBe(0)
  })

  test('what cannot be tied is listed with its reason and line', async () => {
    const findings = await findingList(world.db, await now())
    expect(countsOf(findings)).toEqual([
      { about: 'office', reason: 'ambiguous-contact', count: 27 },
      { about: 'route', reason: 'no-office', count: 27 },
      { about: 'route', reason: 'region-alone', count: 3 },
      { about: 'gender-marker', reason: 'none-published', count: 1 },
    ])
    const kenya = findings.find(({ code, about }) => code === 'MP.0498' && about === 'office')
    expect(kenya?.stated).toBe('IOM - Kenya')
    expect(kenya?.candidates.map(({ id }) => id)).toEqual(['nairobi', 'kenya'])
    const project = await projectBy(world.db, await now(), 'pr-mp-0498')
    expect(project?.office).toBe('')
  })

  test('figures add up to what the files say, under either structure', async () => {
    const moment = await now()
    const reader = {
      db: world.db,
      moment,
      locale: 'en',
      words: wordsIn('en'),
      asker: null,
    } as const
    const { figures } = await portfolioFor({ ...reader, stand: await standOf(world.db) }, {})
    expect(figures.total).toEqual({
      count: 257,
      sums: [{ currency: 'USD', amount: '656277527.72', count: 257 }],
      untold: 0,
    })
    const of = (when: 'now' | 'atStart') =>
      sumOf(figures.regions.flatMap((each) => each[when].sums.map(({ amount }) => amount)))
    expect([of('now'), of('atStart')]).toEqual(['656277527.72', '656277527.72'])
    const years = figures.years.flatMap(({ sums }) => sums.map(({ amount }) => amount))
    expect(sumOf([...years, ...figures.untoldYears.map(({ amount }) => amount)])).toBe(
      '656277527.72',
    )
  })

  test('unchanged files are passed over; what changed is said again and stays known as it was', async () => {
    expect(await loadPublished(world.db, folder, await now())).toEqual({ changed: 0, findings: 0 })
    const before = await now()
    const copy = await changed('budgets.csv', (text) => text.replace('224785.89', '224785.90'))
    const again = await loadPublished(world.db, copy, before)
    expect(again.changed).toBe(1)
    const project = await projectBy(world.db, await now(), 'pr-cd-0044')
    expect(project?.amount).toBe('224785.9')
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from published_project where project = 'pr-cd-0044'`.execute(
      world.db,
    )
    expect(rows[0]?.count).toBe(2)
  })

  test('wrong files are refused whole, each wrong row named', async () => {
    const copy = await changed('projects.csv', (text) => text.replace('2020-07-01', 'soon'))
    const loading = loadPublished(world.db, copy, await now())
    await expect(loading).rejects.toThrow('1 wrong rows')
  })
})
