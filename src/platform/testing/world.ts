import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { inject, test as base } from 'vitest'
import { connect, type Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import { openInMemory } from '#platform/db/embedded/engine.ts'

/** The server that tests run against when `TEST_DATABASE_URL` names one; else the embedded engine. */
const server = process.env['TEST_DATABASE_URL'] ?? ''

/** A database for tests, and how to leave it. */
export interface TestDatabase {
  db: Db
  close(): Promise<void>
}

/** A database of its own, as the picture of this name shows it: `empty`, or an organisation's id. */
export const databaseLike = (name: string): Promise<TestDatabase> =>
  server === '' ? inMemory(inject('pictures')[name]) : onServer(inject('templates')[name])

async function inMemory(picture: string | undefined): Promise<TestDatabase> {
  if (picture === undefined) throw new Error('no picture of this name was taken')
  const engine = await openInMemory(await readFile(picture))
  const db = connect(engine)
  return {
    db,
    close: async () => {
      await db.destroy()
      await engine.close()
    },
  }
}

async function onServer(template: string | undefined): Promise<TestDatabase> {
  if (template === undefined) throw new Error('no template of this name was made')
  const name = `meridian_test_${randomUUID().slice(0, 8)}`
  const home = connect({ url: server }, 1)
  await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(home)
  const address = new URL(server)
  address.pathname = `/${name}`
  const db = connect({ url: address.href })
  return {
    db,
    close: async () => {
      await db.destroy()
      await sql`drop database ${sql.id(name)} with (force)`.execute(home)
      await home.destroy()
    },
  }
}

/**
 * A test with a world of its own inside a transaction that is never kept: `db` is empty, `iom` is loaded with the
 * organisation of that name. One database a worker; read-only tests may share it.
 */
export const test = base.extend<{ emptyWhole: Db; iomWhole: Db; db: Db; iom: Db }>({
  emptyWhole: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const { db, close } = await databaseLike('empty')
      await use(db)
      await close()
    },
    { scope: 'worker' },
  ],
  iomWhole: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const { db, close } = await databaseLike('iom')
      await use(db)
      await close()
    },
    { scope: 'worker' },
  ],
  db: async ({ emptyWhole }, use) => rolledBack(emptyWhole, use),
  iom: async ({ iomWhole }, use) => rolledBack(iomWhole, use),
})

async function rolledBack(whole: Db, use: (db: Db) => Promise<void>): Promise<void> {
  const transaction = await whole.startTransaction().execute()
  await use(transaction)
  await transaction.rollback().execute()
}

/** The instant of the database's own clock, between one act and the next. */
export async function momentNow(db: Db): Promise<string> {
  const rows = await sql<{
    at: string
  }>`select ${instantText(sql`clock_timestamp()`)} as at`.execute(db)
  return rows.rows[0]?.at ?? ''
}
