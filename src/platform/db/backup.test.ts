import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { databaseLike, type TestDatabase } from '#platform/testing/world.ts'
import { backUp, bringBack, contents } from './backup.ts'
import { dump } from './backup/dump.ts'
import { makeEmpty } from './backup/room.ts'
import { tablesOf } from './backup/schema.ts'
import { atomically, type Db } from './db.ts'
import { migrate } from './migrate.ts'

/** All that a database holds, as its backup says it. */
async function heldBy(db: Db): Promise<string[]> {
  const pieces: string[] = []
  for await (const piece of dump(db, 'orpe')) pieces.push(piece)
  return pieces
    .join('')
    .replace(/"engine":"[^"]*"/, '')
    .split('\n')
}

const restoring = { replace: false, done: () => {} }

let folder = ''
let file = ''
let source: TestDatabase
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-backup-'))
  file = join(folder, 'orpe.backup')
  source = await databaseLike('orpe')
  // A correction, so that there is more than one recorded moment.
  await perform(
    source.db,
    { by: byCommand('test'), name: 'test.closed', subject: 'claim' },
    (act) =>
      sql`update claim set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
      where key = (select min(key) from claim)`.execute(act.db),
  )
  await backUp([{ id: 'orpe', db: source.db }], file, '0.0.0')
})
afterAll(async () => {
  await source.close()
  await rm(folder, { recursive: true })
})

async function inEmpty(work: (db: Db) => Promise<void>): Promise<void> {
  const { db, close } = await databaseLike('empty')
  try {
    await work(db)
  } finally {
    await close()
  }
}

/** The backup with its lines changed, under another name. */
async function changed(name: string, change: (lines: string[]) => string[]): Promise<string> {
  const lines = gunzipSync(await readFile(file))
    .toString()
    .split('\n')
  const other = join(folder, name)
  await writeFile(other, gzipSync(change(lines).join('\n')))
  return other
}

describe('a backup', () => {
  test('brought back is equal in every table, with the moments at which things were recorded', () =>
    inEmpty(async (db) => {
      await bringBack(file, [{ id: 'orpe', db }], restoring)
      expect(await heldBy(db)).toEqual(await heldBy(source.db))
      const moments = await sql<{ count: number }>`
        select count(distinct at)::int as count from event join claim on at in (lower(recorded), upper(recorded))`.execute(
        db,
      )
      expect(moments.rows[0]?.count).toBeGreaterThan(1)
    }))

  test('brought back goes on counting where it stood', () =>
    inEmpty(async (db) => {
      await bringBack(file, [{ id: 'orpe', db }], restoring)
      const last = await sql<{ id: number }>`select max(id) as id from event`.execute(db)
      const what = { by: byCommand('test'), name: 'test.next', subject: 'event' }
      await perform(db, what, async () => {})
      const next = await sql<{ id: number }>`select max(id) as id from event`.execute(db)
      expect(next.rows[0]?.id).toBe((last.rows[0]?.id ?? 0) + 1)
    }))

  test('names tables after those they refer to', async () => {
    const names = (await tablesOf(source.db)).map((each) => each.name)
    const references = await sql<{ from: string; to: string }>`
      select conrelid::regclass::text as from, confrelid::regclass::text as to
      from pg_constraint where contype = 'f' and conrelid <> confrelid`.execute(source.db)
    expect(references.rows.length).toBeGreaterThan(0)
    for (const { from, to } of references.rows)
      expect(names.indexOf(from), `${from} after ${to}`).toBeGreaterThan(names.indexOf(to))
    expect(names).not.toContain('schema_migration')
  })

  test('never takes the place of a file', async () => {
    await expect(backUp([], file, '0.0.0')).rejects.toMatchObject({ code: 'backup/exists' })
  })

  test('of an older schema is brought back as it was and then brought up to date', () =>
    inEmpty(async (db) => {
      const older = await olderBackup()
      await bringBack(older, [{ id: 'orpe', db }], restoring)
      const names = await sql<{ name: string }>`select name from schema_migration`.execute(db)
      expect(names.rows.map((row) => row.name)).toContain('0007_portal.sql')
      const entries = await sql`select from entry_name`.execute(db)
      expect(entries.rows).toEqual([])
    }))
})

/** As a program without the portal would have written it. */
async function olderBackup(): Promise<string> {
  const { db, close } = await databaseLike('empty')
  try {
    await atomically(db, async (tx) => {
      await makeEmpty(tx, true)
      await migrate(tx, (name) => name < '0007')
    })
    const older = join(folder, 'older.backup')
    await backUp([{ id: 'orpe', db }], older, '0.0.0')
    return older
  } finally {
    await close()
  }
}

describe('is refused, and nothing is written:', () => {
  let empty: TestDatabase
  let before: string[]
  beforeAll(async () => {
    empty = await databaseLike('empty')
    before = await heldBy(empty.db)
  })
  afterAll(() => empty.close())

  const refused = (name: string, damage: () => Promise<string>, code: string) =>
    test(name, async () => {
      const bad = await damage()
      const targets = [{ id: 'orpe', db: empty.db }]
      await expect(bringBack(bad, targets, restoring)).rejects.toMatchObject({ code })
      expect(await heldBy(empty.db)).toEqual(before)
    })

  refused(
    'a row that was changed',
    () => changed('row', (lines) => lines.map((line) => line.replace('Vienna', 'Vienne'))),
    'backup/damaged',
  )
  refused(
    'a row that is gone',
    () => changed('gone', (lines) => lines.toSpliced(lines.findIndex(isRow), 1)),
    'backup/damaged',
  )
  refused(
    'an end that is missing',
    () => changed('end', (lines) => lines.slice(0, -2)),
    'backup/damaged',
  )
  refused(
    'lines after the end',
    () => changed('more', (lines) => [...lines.slice(0, -1), '{}', '']),
    'backup/damaged',
  )
  refused(
    'a file that was cut off',
    async () => {
      const cut = join(folder, 'cut')
      await writeFile(cut, (await readFile(file)).subarray(0, 20_000))
      return cut
    },
    'backup/damaged',
  )
  refused(
    'a file that is something else',
    async () => {
      const other = join(folder, 'other')
      await writeFile(other, 'key,subject\n')
      return other
    },
    'backup/damaged',
  )
  refused(
    'a newer schema',
    () => changed('newer', (lines) => lines.map((line) => line.replace('0007_', '0999_'))),
    'backup/newer',
  )
  refused('a file that is not there', async () => join(folder, 'nowhere'), 'backup/missing')

  test('a database that holds something, unless it may be replaced', () =>
    inEmpty(async (db) => {
      await bringBack(file, [{ id: 'orpe', db }], restoring)
      await perform(
        db,
        { by: byCommand('test'), name: 'test.more', subject: 'event' },
        async () => {},
      )
      const targets = [{ id: 'orpe', db }]
      await expect(bringBack(file, targets, restoring)).rejects.toMatchObject({
        code: 'backup/occupied',
      })
      await bringBack(file, targets, { ...restoring, replace: true })
      expect(await heldBy(db)).toEqual(await heldBy(source.db))
    }))

  test('what PostgreSQL holds otherwise than the backup says', () =>
    inEmpty(async (db) => {
      // The same number of rows and a fitting checksum of the file, but not of the table.
      const forged = await changed('forged', (lines) => {
        const body = lines.slice(0, -2).map((line) => line.replace('Vienna', 'Vienne'))
        const sha256 = createHash('sha256')
          .update(`${body.join('\n')}\n`)
          .digest('hex')
        return [...body, JSON.stringify({ kind: 'end', sha256 }), '']
      })
      expect(await contents(forged)).toHaveLength(1)
      await expect(bringBack(forged, [{ id: 'orpe', db }], restoring)).rejects.toMatchObject({
        code: 'backup/differs',
      })
      expect(await heldBy(db)).toEqual(before)
    }))
})

const isRow = (line: string) => line.startsWith('[')
