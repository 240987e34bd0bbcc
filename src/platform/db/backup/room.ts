import { sql } from 'kysely'
import { type Db } from '#platform/db/db.ts'
import { isMigrated } from '#platform/db/migrate.ts'
import { Refusal } from '#platform/refusal.ts'
import { migrationTable, type Table, tablesOf } from './schema.ts'

/** Refuses a database that holds rows, unless they may be replaced, and always one that holds another program's tables. */
export async function refuseOccupied(db: Db, replace: boolean): Promise<void> {
  const tables = await tablesOf(db)
  if (tables.length === 0) return
  if (!(await isMigrated(db))) throw new Refusal('conflict', 'backup/not-ours')
  if (!replace && (await holdsRows(db, tables))) throw new Refusal('conflict', 'backup/occupied')
}

async function holdsRows(db: Db, tables: readonly Table[]): Promise<boolean> {
  for (const { name } of tables) {
    const found = await sql`select from ${sql.table(name)} limit 1`.execute(db)
    if (found.rows.length > 0) return true
  }
  return false
}

/** Takes away what migrations made, so that they can be applied from the first one. The extensions stay. */
export async function makeEmpty(tx: Db, replace: boolean): Promise<void> {
  await refuseOccupied(tx, replace)
  const tables = (await tablesOf(tx)).map((each) => each.name)
  for (const name of [...tables, migrationTable])
    await sql`drop table if exists ${sql.table(name)} cascade`.execute(tx)
  const routines = await sql<{ drop: string }>`
    select format('drop routine %s cascade', p.oid::regprocedure) as drop from pg_proc p
    where p.pronamespace = current_schema()::regnamespace and p.prokind in ('f', 'p')
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`.execute(
    tx,
  )
  for (const { drop } of routines.rows) await sql.raw(drop).execute(tx)
}

/**
 * Does the work without foreign keys and triggers, and sets both up again after it: rows that refer to each other need no
 * order then, and what a trigger once wrote is in the backup already. The keys are checked when they return.
 */
export async function withoutBorders<T>(tx: Db, work: () => Promise<T>): Promise<T> {
  const tables = await tablesOf(tx)
  const keys = await sql<{ drop: string; add: string }>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(
    tx,
  )
  const triggers = async (change: 'disable' | 'enable') => {
    for (const { name } of tables)
      await sql`alter table ${sql.table(name)} ${sql.raw(change)} trigger user`.execute(tx)
  }
  for (const { drop } of keys.rows) await sql.raw(drop).execute(tx)
  await triggers('disable')
  const result = await work()
  await triggers('enable')
  for (const { add } of keys.rows) await sql.raw(add).execute(tx)
  return result
}
