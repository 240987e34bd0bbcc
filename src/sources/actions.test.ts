import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { daysAfter } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import { databaseLike, momentNow } from '#platform/testing/world.ts'
import { networkTables } from '#network/model/period-tables.ts'
import { loadCollection, WrongFiles } from './actions.ts'
import { forever } from './model/claim.ts'
import { closedListsIn, factsFor } from './model/facts.ts'
import { claimsKnown, rulingsOn } from './views.ts'

const documents = `document,title,publisher,kind,language,reference_day,reference_precision,file,address,marking,note
d1,First,Somebody,document,en,2010-01-01,day,,,,
d2,Second,Somebody,document,en,2015-01-01,day,,,,
d3,Third,Somebody,document,en,2020-01-01,day,,,,
`
const header =
  'key,subject,predicate,value,qualifier,precision,certainty,from,until,document,line,stated,note\n'
const surveys = ['d1', 'd2', 'd3']

/** A folder of data files with one claim file, gone after the work. */
async function withFiles<T>(rows: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-files-'))
  await writeFile(join(folder, 'documents.csv'), documents)
  await writeFile(join(folder, 'claims.csv'), header + rows)
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const load = (db: Db, folder: string) =>
  loadCollection(db, { name: 'demo', folder, surveys }, networkTables)

async function inEmptyDatabase(work: (db: Db) => Promise<void>): Promise<void> {
  const { db, close } = await databaseLike('empty')
  try {
    await work(db)
  } finally {
    await close()
  }
}

describe('loading files', () => {
  test('a second load of the same files writes nothing', () =>
    inEmptyDatabase((db) =>
      withFiles('a,office:vienna,kind,regional-office,,,,,,d1,,,\n', async (folder) => {
        expect(await load(db, folder)).toMatchObject({ claims: 1, changed: 1, facts: 1 })
        expect(await load(db, folder)).toEqual({ claims: 0, changed: 0, facts: 0 })
        const events = await sql`select from event`.execute(db)
        expect(events.rows).toHaveLength(1)
      }),
    ))

  test('wrong rows refuse the files as a whole, each with file, line and reason; nothing is written', () =>
    inEmptyDatabase((db) =>
      withFiles(
        [
          'a,office:vienna,kind,regional-office,,,,,,d1,,,',
          'a,office:vienna,kind,embassy,,,,,,d1,,,',
          'b,office:vienna,kind,regional-office,,,,2023-02-30,,d1,,,',
          'c,vienna,kind,regional-office,,,,,,d1,,,',
          'd,office:vienna,flies,high,,,,,,d1,,,',
          'e,office:vienna,kind,regional-office,,,,,,d9,,,',
          'f,office:vienna,kind,regional-office,,,,2020,2010,d1,,,',
          'g,office:vienna,kind',
        ].join('\n'),
        async (folder) => {
          const error = await load(db, folder).catch((thrown: unknown) => thrown)
          expect(error).toBeInstanceOf(WrongFiles)
          const rows = error instanceof WrongFiles ? error.rows : []
          expect(rows.map((row) => [row.row, row.reason])).toEqual(
            expect.arrayContaining([
              [3, 'row/key-twice'],
              [3, 'row/kind'],
              [4, 'row/period'],
              [5, 'row/subject'],
              [6, 'row/predicate'],
              [7, 'row/document'],
              [8, 'row/period-order'],
              [9, 'file/columns'],
            ]),
          )
          expect(rows.every((row) => row.file === 'organisations/demo/claims.csv')).toBe(true)
          expect((await sql`select from claim`.execute(db)).rows).toHaveLength(0)
          expect((await sql`select from event`.execute(db)).rows).toHaveLength(0)
        },
      ),
    ))
})

describe('a ruling', () => {
  const claims = [
    'decision,office:vienna,kind,regional-office,,,,2011-07-01,,d3,,,',
    'own-page,office:vienna,kind,regional-office,,,,2011-09-01,,d3,,,',
  ].join('\n')
  const ruling =
    'key,subject,predicate,value,taken,set_aside,reason\nr,office:vienna,kind,,decision,own-page,decided for all\n'
  const beginning = async (db: Db) =>
    (
      await sql<{ sure: string }>`
        select lower(sure)::text as sure from office_kind where upper_inf(recorded)`.execute(db)
    ).rows.map((row) => row.sure)

  test('counts from when it is made until it is withdrawn', () =>
    inEmptyDatabase((db) =>
      withFiles(claims, async (folder) => {
        await load(db, folder)
        expect(await beginning(db)).toEqual(['2011-09-01'])
        await writeFile(join(folder, 'rulings.csv'), ruling)
        await load(db, folder)
        expect(await beginning(db)).toEqual(['2011-07-01'])
        await rm(join(folder, 'rulings.csv'))
        await load(db, folder)
        expect(await beginning(db)).toEqual(['2011-09-01'])
      }),
    ))
})

const kinds = ['regional-office', 'country-office', 'special-liaison-office']
const someDay = fc.integer({ min: 0, max: 5000 }).map((offset) => daysAfter('2008-01-01', offset))
const period = fc.oneof(
  fc.constant(''),
  someDay,
  someDay.map((day) => day.slice(0, 7)),
  someDay.map((day) => day.slice(0, 4)),
)
const row = fc
  .record({
    office: fc.constantFrom('vienna', 'london'),
    kind: fc.constantFrom(...kinds),
    document: fc.constantFrom(...surveys),
    certainty: fc.constantFrom('', 'inferred', 'derived'),
    from: period,
    until: period,
  })
  .map((each) =>
    each.from !== '' && each.until !== '' && each.until.slice(0, 4) <= each.from.slice(0, 4)
      ? { ...each, until: '' }
      : each,
  )
const list = fc.constantFrom('', `l,list:l,lists-all,kind=regional-office,2,,,,,d2,,,\n`)
const edition = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 6 }), list)
  .map(
    ([rows, closed]) =>
      rows
        .map(
          (each, at) =>
            `k${at},office:${each.office},kind,${each.kind},,,${each.certainty},${each.from},${each.until},${each.document},,,\n`,
        )
        .join('') + closed,
  )

describe('whatever is loaded and corrected', () => {
  test('the resolved network at any pair of days equals rebuilding it from the claims known then', () =>
    inEmptyDatabase(async (db) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(edition, { minLength: 1, maxLength: 4 }),
          fc.array(someDay, { minLength: 3, maxLength: 3 }),
          async (editions, days) => {
            const moments: string[] = []
            for (const rows of editions) {
              await withFiles(rows, (folder) => load(db, folder))
              moments.push(await momentNow(db))
            }
            for (const asKnown of moments)
              for (const asOf of days) await expectRebuilt(db, asOf, asKnown)
          },
        ),
        { numRuns: 25 },
      )
    }))
})

async function expectRebuilt(db: Db, asOf: string, asKnown: string): Promise<void> {
  const moment = { asOf, asKnown, horizon: '2100-01-01' }
  const held = await sql<{ office: string; kind: string }>`
    select office, kind from office_kind held where ${holds('held', moment)} order by 1, 2`.execute(
    db,
  )
  const claims = await claimsKnown(db, moment, ['office', 'list'])
  const kindTable = networkTables.find((table) => table.table === 'office_kind')
  if (!kindTable) throw new Error('there is no table of kinds')
  const rebuilt = factsFor(kindTable, claims, closedListsIn(claims), await rulingsOn(db, moment))
    .filter(
      ({ run }) => run.sure !== null && run.sure.start <= asOf && asOf < (run.sure.end ?? forever),
    )
    .map(({ subject, run }) => ({ office: subject, kind: run.value }))
    .toSorted((a, b) => a.office.localeCompare(b.office) || a.kind.localeCompare(b.kind))
  expect(held.rows).toEqual(rebuilt)
  const offices = held.rows.map((each) => each.office)
  expect(new Set(offices).size).toBe(offices.length)
}
