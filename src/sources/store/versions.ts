import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { ColumnType } from '#sources/model/period-table.ts'

/** A table of things with a stable key, whose versions follow each other in recorded time. */
export interface Versioned {
  table: string
  key: string
  columns: Readonly<
    Record<string, ColumnType | 'text[]' | 'boolean' | 'daterange' | 'datemultirange'>
  >
}

type Cell = string | number | boolean | null | readonly string[]
export type Row = Record<string, Cell>

/**
 * Brings a versioned table to these rows: what is gone or different is closed at the act's moment, what is new or
 * different is added from it. Nothing is deleted or overwritten.
 */
export async function recordVersions(
  act: Act,
  shape: Versioned,
  collection: string,
  rows: Row[],
): Promise<Set<string>> {
  const { table, key, list, definition, text } = sqlOf(shape)
  const given = sql`select ${list} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(${definition})`
  const closed = await sql<{ key: string }>`
    update ${table} as held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
    where upper_inf(held.recorded) and held.collection = ${collection}
      and not exists (select from (${given}) as given where ${text('given')} = ${text('held')})
    returning held.${key} as key`.execute(act.db)
  const added = await sql<{ key: string }>`
    insert into ${table} (collection, recorded, ${list})
    select ${collection}, tstzrange(${act.at}::timestamptz, null), ${list} from (${given}) as given
    where not exists (select from ${table} as held where upper_inf(held.recorded)
      and held.collection = ${collection} and held.${key} = given.${key})
    returning ${key} as key`.execute(act.db)
  return new Set([...closed.rows, ...added.rows].map((row) => row.key))
}

/** The SQL pieces of a table: its name, key, columns, how a record of them is defined, and a whole row as text to compare. */
export function sqlOf({ table, key, columns }: Versioned) {
  const names = Object.keys(columns)
  return {
    table: sql.table(table),
    key: sql.ref(key),
    list: sql.join(names.map((name) => sql.ref(name))),
    definition: sql.join(
      Object.entries(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`),
    ),
    text: (alias: string) =>
      sql`row(${sql.join(names.map((name) => sql.ref(`${alias}.${name}`)))})::text`,
  }
}
