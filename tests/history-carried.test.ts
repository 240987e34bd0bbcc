import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Command } from 'commander'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { backUp, bringBack, moveOver } from '#platform/db/backup.ts'
import type { Db } from '#platform/db/db.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { databaseLike, type TestDatabase } from '#platform/testing/world.ts'
import { sealsIn } from '#history/actions.ts'
import { BrokenHistory, historyCommands } from '#history/cli.ts'
import { headOf, verify } from '#history/views/verify.ts'

let source: TestDatabase
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-history-'))
  source = await databaseLike('orpe')
})
afterAll(async () => {
  await source.close()
  await rm(folder, { recursive: true })
})

async function refusesRewriting(db: Db): Promise<void> {
  for (const order of ['update event set why = null', 'delete from event', 'truncate event'])
    await expect(sql.raw(order).execute(db), order).rejects.toThrow(
      /never rewritten|permission denied/,
    )
}

/** The history there is the one here, guarded as it is here, and goes on from where it stood. */
async function isCarriedOver(db: Db): Promise<void> {
  const head = await headOf(source.db)
  expect(await headOf(db)).toEqual(head)
  expect((await verify(db, [])).fault).toBeNull()
  await refusesRewriting(db)
  await perform(
    db,
    { by: byCommand('load'), name: 'sources.loaded', subject: 'orpe' },
    async () => {},
  )
  expect((await headOf(db))?.number).toBe((head?.number ?? 0) + 1)
  expect((await verify(db, [])).fault).toBeNull()
}

test('a backup that is brought back carries the chain over', async () => {
  const file = join(folder, 'orpe.backup')
  await backUp([{ id: 'orpe', db: source.db }], file, '0.0.0')
  const target = await databaseLike('empty')
  await bringBack(file, [{ id: 'orpe', db: target.db }], { replace: true, done: () => {} })
  await isCarriedOver(target.db)
  await target.close()
})

test('a database that is moved carries the chain over', async () => {
  const target = await databaseLike('empty')
  await moveOver({ id: 'orpe', db: source.db }, { id: 'orpe', db: target.db }, { replace: true })
  await isCarriedOver(target.db)
  await target.close()
})

/** Runs `meridian history …` before this archive. */
async function run(db: Db, seals: string, ...args: string[]): Promise<void> {
  const program = new Command().exitOverride()
  historyCommands(program, (_organisation, work) =>
    work({
      db,
      words: wordsIn('en'),
      sealing: {
        organisation: 'orpe',
        title: { en: 'ORPE', fr: 'ORPE', es: 'ORPE', ar: 'ORPE' },
        timeZone: 'Africa/Lagos',
        folder: seals,
        address: null,
        now: new Date(),
      },
    }),
  )
  await program.parseAsync(['node', 'meridian', 'history', ...args])
}

test('at a terminal: seal, cut the tail, and be told which entry is missing', async () => {
  const { db, close } = await databaseLike('orpe')
  const seals = join(folder, 'seals')
  await run(db, seals, 'verify')
  await run(db, seals, 'seal')
  const [seal] = await sealsIn(seals, 'orpe')
  await run(db, seals, 'verify', '--against', seals)
  await sql`alter table event disable trigger user`.execute(db)
  await sql`grant delete on event to current_user`.execute(db)
  await sql`delete from event where number >= ${seal?.number ?? 0}`.execute(db)
  const told = run(db, seals, 'verify')
  await expect(told).rejects.toThrow(BrokenHistory)
  await expect(told).rejects.toThrow(`entry ${seal?.number} and what followed are missing`)
  await close()
})

test('at a terminal: what is no seal is refused', async () => {
  const wrong = join(folder, 'wrong.json')
  await writeFile(wrong, '{"organisation":"orpe","number":"1"}')
  const other = join(folder, 'other.json')
  const seal = { organisation: 'iom', number: 1, hash: 'a'.repeat(64), at: '2026-11-22T00:00:00Z' }
  await writeFile(other, JSON.stringify(seal))
  const refused = (file: string) => run(source.db, folder, 'verify', '--against', file)
  await expect(refused(wrong)).rejects.toMatchObject({ code: 'history/no-seal' })
  await expect(refused(join(folder, 'none.json'))).rejects.toMatchObject({
    code: 'history/no-seal',
  })
  await expect(refused(other)).rejects.toMatchObject({ code: 'history/other-seal' })
})
