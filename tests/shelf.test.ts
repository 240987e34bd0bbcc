import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeLog } from '#platform/log.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { type Organisation, organisations } from '../src/organisations.ts'
import { type Shelf, shelve } from '../src/shelf.ts'

let folder = ''
let shelf: Shelf
let orpe: Organisation
let rehearsal: Organisation
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-shelf-'))
  const named = new Map((await organisations()).map((each) => [each.id, each]))
  const [one, other] = [named.get('orpe'), named.get('rehearsal')]
  if (one === undefined || other === undefined) throw new Error('no organisations')
  orpe = { ...one, isDefault: true }
  rehearsal = other
  shelf = shelve(
    { dataFolder: folder, databaseUrl: null },
    makeLog({ logLevel: 'silent', logFormat: 'json' }),
  )
})
afterAll(async () => {
  await shelf.close()
  await rm(folder, { recursive: true, force: true })
})

test('a rehearsal is opened when somebody first asks for it, once for all who ask; one that cannot be loaded stops nobody', async () => {
  expect(await codeOf(shelf.databases.open(rehearsal))).toBe('server/loading')
  await shelf.load([orpe, rehearsal])
  expect(await readdir(folder)).toEqual(['orpe'])
  expect(await shelf.atRest(rehearsal)).toBeNull()

  const lost = { ...rehearsal, id: 'lost', network: { of: 'nowhere', until: '2020-12-31' } }
  expect(await codeOf(shelf.databases.open(lost))).toBe('server/no-database')

  const [db, same] = await Promise.all([
    shelf.databases.open(rehearsal),
    shelf.databases.open(rehearsal),
  ])
  expect(same).toBe(db)
  expect(await shelf.atRest(rehearsal)).toBe(db)
  const { rows } = await sql<{ loads: number }>`
    select count(*)::int as loads from event where name = 'sources.loaded' and subject = 'iom'`.execute(
    db,
  )
  expect(rows).toEqual([{ loads: 1 }])
  expect(await codeOf(shelf.databases.open(orpe))).toBe('done')
}, 240_000)
