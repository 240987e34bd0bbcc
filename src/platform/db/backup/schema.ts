import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Column, Sequence } from './format.ts'

/** A table as it is held: its columns but those that are worked out, in their order. */
export interface Table {
  name: string
  columns: Column[]
}

/** Made and filled by `migrate`, never copied. */
export const migrationTable = 'schema_migration'

/** What makes the text of a value the same everywhere. Holds until the end of the transaction. */
export async function writePlainly(tx: Db): Promise<void> {
  for (const setting of [
    `datestyle = 'ISO, YMD'`,
    `intervalstyle = 'postgres'`,
    `timezone = 'UTC'`,
    `extra_float_digits = 1`,
    `bytea_output = 'hex'`,
  ])
    await sql`set local ${sql.raw(setting)}`.execute(tx)
}

/** The tables of the program, each after those it refers to; tables of extensions are left out. */
export async function tablesOf(db: Db): Promise<Table[]> {
  const rows = await sql<Table & { refers_to: string[] }>`
    select t.relname as name,
      (select coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum), '[]')
        from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(r.relname order by r.relname), '[]') from pg_constraint c join pg_class r on r.oid = c.confrelid
        where c.conrelid = t.oid and c.contype = 'f' and c.confrelid <> t.oid) as refers_to
    from pg_class t
    where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace and t.relname <> ${migrationTable}
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = t.oid and d.deptype = 'e')
    order by t.relname collate "C"`.execute(db)
  return inOrder(rows.rows).map(({ name, columns }) => ({ name, columns }))
}

/** Each after those it refers to; where tables refer to each other in a circle, the order of names decides. */
function inOrder<T extends { name: string; refers_to: string[] }>(tables: readonly T[]): T[] {
  const done: T[] = []
  const placed = new Set<string>()
  let waiting = [...tables]
  while (waiting.length > 0) {
    const free = waiting.filter((each) => each.refers_to.every((name) => placed.has(name)))
    const taken = free.length > 0 ? free : waiting.slice(0, 1)
    for (const each of taken) {
      done.push(each)
      placed.add(each.name)
    }
    waiting = waiting.filter((each) => !placed.has(each.name))
  }
  return done
}

/** Where the numbers that columns give themselves have come to. */
export async function sequencesOf(db: Db): Promise<Sequence[]> {
  const owned = await sql<{ table: string; column: string; sequence: string }>`
    select t.relname as table, a.attname as column, pg_get_serial_sequence(quote_ident(t.relname), a.attname) as sequence
    from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace
      and pg_get_serial_sequence(quote_ident(t.relname), a.attname) is not null
    order by t.relname collate "C", a.attnum`.execute(db)
  const sequences: Sequence[] = []
  for (const { table, column, sequence } of owned.rows) {
    const now = await sql<{ last: string; isCalled: boolean }>`
      select last_value::text as last, is_called as "isCalled" from ${sql.raw(sequence)}`.execute(
      db,
    )
    for (const each of now.rows) sequences.push({ table, column, ...each })
  }
  return sequences
}

/** The migrations that made this database what it is. */
export async function appliedTo(db: Db): Promise<{ name: string; sha256: string }[]> {
  const rows = await sql<{ name: string; sha256: string }>`
    select name, sha256 from schema_migration order by name`.execute(db)
  return rows.rows
}
