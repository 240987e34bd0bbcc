import type { CompiledQuery } from 'kysely'
import type { Db } from './db.ts'
import { readingBy } from './reading.ts'

/** Rows that stand in the place of some rows of a table, for whoever reads through a shadowed database. */
export interface Shadow {
  table: string
  /** All columns of the table with their types. */
  columns: Readonly<Record<string, string>>
  /** The rows that are not seen: those whose column has one of these values. */
  hidden: { column: string; values: readonly string[] } | null
  rows: readonly Readonly<Record<string, unknown>>[]
}

/**
 * A database to read from in which tables hold other rows than they do. Each query is put behind common table expressions that
 * are named like the tables and so stand in front of them: nothing is written, no transaction is opened, nobody waits, and every
 * question the program knows can be asked. It cannot write: that is refused by the database itself.
 */
export function shadowed(db: Db, shadows: readonly Shadow[]): Db {
  // Many queries are put behind the same rows.
  const written = shadows.map(({ rows, ...rest }) => ({ ...rest, records: JSON.stringify(rows) }))
  return readingBy((query) => db.executeQuery(behind(query, written)))
}

type Written = Omit<Shadow, 'rows'> & { records: string }

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** The query behind the shadows of the tables it names. Its own places for values keep their numbers. */
function behind(query: CompiledQuery, shadows: readonly Written[]): CompiledQuery<never> {
  const named = shadows.filter(({ table }) => query.sql.includes(table))
  if (named.length === 0) return { ...query }
  const parameters = [...query.parameters]
  const place = (value: unknown) => `$${parameters.push(value)}`
  const expressions = named.flatMap(({ table, columns, hidden, records }) => {
    const fresh = quoted(`foreseen ${table}`)
    const list = Object.keys(columns).map(quoted).join(', ')
    const definition = Object.entries(columns)
      .map(([name, type]) => `${quoted(name)} ${type}`)
      .join(', ')
    const seen =
      hidden === null
        ? ''
        : ` where not ${quoted(hidden.column)} = any(${place(hidden.values)}::text[])`
    return [
      `${fresh} as materialized (select ${list} from jsonb_to_recordset(${place(records)}::jsonb) as given(${definition}))`,
      // With its schema the name means the table itself.
      `${quoted(table)} as not materialized (select ${list} from public.${quoted(table)}${seen} union all select ${list} from ${fresh})`,
    ]
  })
  const sql = `with ${expressions.join(', ')} select * from (${query.sql}) as asked`
  return { ...query, sql, parameters }
}
