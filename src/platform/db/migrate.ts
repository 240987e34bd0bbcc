import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { Unusable } from '#platform/unusable.ts'
import { atomically, type Db } from './db.ts'

const folder = new URL('../../../migrations/', import.meta.url)
const lockNumber = 727_274

export interface Migration {
  name: string
  text: string
  sha256: string
}

/** The migrations of this program, in order. */
export async function migrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Applies what is missing and wanted, all in one transaction, one program at a time. Migrations only go forward; a mistake is mended by the next one.
 * Refuses a database that a newer program migrated, and a migration that changed after it was applied.
 */
export async function migrate(
  db: Db,
  isWanted: (name: string) => boolean = () => true,
): Promise<string[]> {
  const ours = await migrations()
  return atomically(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(tx)
    await sql`create table if not exists schema_migration
      (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`.execute(
      tx,
    )
    const applied = await sql<{ name: string; sha256: string }>`
      select name, sha256 from schema_migration order by name`.execute(tx)
    refuseStrangers(applied.rows, ours)

    const done = new Set(applied.rows.map((row) => row.name))
    const missing = ours.filter((each) => !done.has(each.name) && isWanted(each.name))
    for (const { name, text, sha256 } of missing) {
      await sql.raw(text).execute(tx)
      await sql`insert into schema_migration (name, sha256) values (${name}, ${sha256})`.execute(tx)
    }
    return missing.map((each) => each.name)
  })
}

/** Whether a Meridian has had this database before. */
export async function isMigrated(db: Db): Promise<boolean> {
  const found = await sql<{ is: boolean }>`
    select to_regclass('public.schema_migration') is not null as is`.execute(db)
  return found.rows[0]?.is ?? false
}

function refuseStrangers(applied: { name: string; sha256: string }[], ours: Migration[]): void {
  const known = new Map(ours.map((each) => [each.name, each.sha256]))
  for (const { name, sha256 } of applied) {
    const expected = known.get(name)
    if (expected === undefined)
      throw new Unusable(
        `This database was made by a newer Meridian (it knows ${name}); please update the program.`,
      )
    if (expected !== sha256)
      throw new Unusable(`Migration ${name} was changed after it had been applied.`)
  }
}
