import { randomUUID } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backUp } from '#platform/db/backup.ts'
import { dump } from '#platform/db/backup/dump.ts'
import { connect, type Db } from '#platform/db/db.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { databaseLike } from '#platform/testing/world.ts'
import { periodTables } from '../src/domains.ts'
import { backupTo, exportTo, moveTo, type Operation, restoreFrom } from '../src/operations.ts'
import { findDatabase, openPlace, type Place } from '../src/databases.ts'
import { loadOrganisation, type Organisation, organisations } from '../src/organisations.ts'

const server = process.env['TEST_DATABASE_URL'] ?? ''
const ids = ['iom', 'orpe']

let folder = ''
let file = ''
/** What each organisation's database held when the backup was made. */
const held = new Map<string, string>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-operations-'))
  file = join(folder, 'all.backup')
  const open = await Promise.all(ids.map(async (id) => ({ id, ...(await databaseLike(id)) })))
  for (const { id, db } of open) held.set(id, await textOf(db))
  await backUp(open, file, '0.0.0')
  await Promise.all(open.map((each) => each.close()))
})
afterAll(() => rm(folder, { recursive: true }))

async function textOf(db: Db): Promise<string> {
  const pieces: string[] = []
  for await (const piece of dump(db, '')) pieces.push(piece)
  return pieces.join('').replace(/"engine":"[^"]*"/, '')
}

/** What a place holds of each organisation, read as the commands read it. */
async function textsIn(place: Place): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const organisation of await organisations()) {
    const found = await findDatabase(place, organisation)
    if (!found) continue
    texts.set(organisation.id, await textOf(found.db))
    await found.close()
  }
  return texts
}

function at(place: Place): Operation & { said: string[] } {
  const said: string[] = []
  return { place, words: wordsIn('en'), say: (line) => said.push(line), said }
}

const embedded = (name: string): Place => ({ dataFolder: join(folder, name), databaseUrl: null })
const oneOf = async (id: string): Promise<Organisation> => {
  const found = (await organisations()).find((each) => each.id === id)
  if (!found) throw new Error(`no organisation ${id}`)
  return found
}

/** A new database of the server for the default organisation, and all that lie beside it gone afterwards. */
async function onServer(work: (place: Place) => Promise<void>): Promise<void> {
  const name = `meridian_test_${randomUUID().slice(0, 8)}`
  const home = connect({ url: server }, 1)
  await sql`create database ${sql.id(name)}`.execute(home)
  const address = new URL(server)
  address.pathname = `/${name}`
  try {
    await work({ dataFolder: join(folder, 'none'), databaseUrl: address.href })
  } finally {
    for (const each of [name, ...ids.map((id) => `${name}_${id}`)])
      await sql`drop database if exists ${sql.id(each)} with (force)`.execute(home)
    await home.destroy()
  }
}

/** The place to which the backup was brought, once for all tests that leave there what they find. */
let bringing: Promise<Place> | null = null
const restored = (): Promise<Place> =>
  (bringing ??= (async () => {
    const place = embedded('restored')
    await restoreFrom(file, { ...at(place), replace: false })
    return place
  })())

describe('backup and restore', () => {
  test('bring every organisation to embedded databases and from there to a file again', async () => {
    const place = await restored()
    expect(await textsIn(place)).toEqual(held)

    const again = at(place)
    await backupTo(join(folder, 'again.backup'), again)
    expect(again.said.join('\n')).toMatch(/iom: \d+ tables.*rows\norpe: .*\n.*written and checked/)

    await expect(restoreFrom(file, { ...at(place), replace: false })).rejects.toMatchObject({
      code: 'backup/occupied',
    })
    const over = at(place)
    await restoreFrom(join(folder, 'again.backup'), { ...over, replace: true })
    expect(over.said.at(-1)).toContain('checksums are equal')
  })

  test('a backup works beside the process that has the embedded database open, a restore does not', async () => {
    const place = await restored()
    const only = { ...at(place), organisation: 'orpe' }
    const running = await openPlace(place, await oneOf('orpe'))
    try {
      await backupTo(join(folder, 'beside.backup'), only)
      await expect(restoreFrom(file, { ...only, replace: true })).rejects.toThrow(
        'in use by process',
      )
    } finally {
      await running.close()
    }
  })

  test('a damaged file and a place without databases are refused', async () => {
    const damaged = join(folder, 'damaged.backup')
    await appendFile(damaged, (await readFile(file)).subarray(0, 100_000))
    const nowhere = at(embedded('nowhere'))
    await expect(restoreFrom(damaged, { ...nowhere, replace: false })).rejects.toMatchObject({
      code: 'backup/damaged',
    })
    await expect(backupTo(join(folder, 'never'), nowhere)).rejects.toMatchObject({
      code: 'backup/nothing',
    })
  })

  test.skipIf(server === '')('work on a PostgreSQL server', () =>
    onServer(async (place) => {
      await expect(backupTo(join(folder, 'never'), at(place))).rejects.toMatchObject({
        code: 'backup/nothing',
      })
      await restoreFrom(file, { ...at(place), replace: false })
      expect(await textsIn(place)).toEqual(held)
      await restoreFrom(file, { ...at(place), replace: true })
      expect(await textsIn(place)).toEqual(held)
    }),
  )
})

describe('moving', () => {
  test.skipIf(server === '')('copies embedded databases to a PostgreSQL server, equal', () =>
    onServer(async (there) => {
      const here = embedded('moving')
      await restoreFrom(file, { ...at(here), replace: false })
      const moving = at(here)
      await moveTo(there.databaseUrl ?? '', { ...moving, replace: false })
      expect(await textsIn(there)).toEqual(held)
      expect(await textsIn(here)).toEqual(held)
      expect(moving.said.at(-1)).toContain(`DATABASE_URL=${there.databaseUrl}`)
      await expect(
        moveTo(there.databaseUrl ?? '', { ...at(here), replace: false }),
      ).rejects.toMatchObject({ code: 'backup/occupied' })
    }),
  )

  test('refuses an address that is none', async () => {
    const here = { ...at(embedded('nowhere')), replace: false }
    await expect(moveTo('mysql://localhost/x', here)).rejects.toThrow('--to')
  })
})

describe('export', () => {
  test.each(ids)('of %s, loaded into an empty database, gives the same network', async (id) => {
    const only = { ...at(await restored()), organisation: id }
    const files = join(folder, `files-${id}`)
    await exportTo(files, only)
    await expect(exportTo(files, only)).rejects.toMatchObject({ code: 'export/occupied' })

    const about: Organisation = JSON.parse(
      await readFile(join(files, id, 'organisation.json'), 'utf8'),
    )
    expect(about).toEqual(await oneOf(id))
    const { db, close } = await databaseLike('empty')
    const original = await databaseLike(id)
    try {
      await loadOrganisation(db, about, undefined, files)
      const names = ['source', 'claim', 'ruling', ...periodTables.map((each) => each.table)]
      for (const name of names)
        expect(await rowsNow(db, name), name).toEqual(await rowsNow(original.db, name))
    } finally {
      await close()
      await original.close()
    }
  })
})

/** The rows now held, without the moment at which they were recorded. */
async function rowsNow(db: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`
    select row from (select (to_jsonb(held) - 'recorded')::text as row from ${sql.table(table)} held
      where upper_inf(recorded)) as rows order by row collate "C"`.execute(db)
  return rows.map((each) => each.row)
}
