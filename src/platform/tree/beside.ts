import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { fromAct, keyed, untilAct, type VersionKey } from './keyed.ts'

/**
 * Where something is kept that parts have beside their fields, several of a sort: what they cite, what they answer. Only the store of
 * a domain names its tables here: it writes to them.
 */
export interface BesideTable<Name extends string, Key extends string> {
  /** Has the columns of the key, `part`, these columns, all texts, and `recorded`. */
  table: string
  /** The columns that tell versions apart. */
  key: readonly Key[]
  /** The columns that tell one from another of the same part, by the names under which they are read and written. */
  columns: Readonly<Record<Name, string>>
}

/** One of what parts have beside their fields. */
export type Beside<Name extends string> = Readonly<Record<Name | 'part', string>>

/** The rows of what parts have beside their fields: closed and followed, never overwritten. */
export interface BesideRows<Name extends string, Key extends string> {
  table: string
  columns: readonly string[]
  /** What the parts of a version have at the moment, by part. */
  at: (db: Db, moment: Moment, which: VersionKey<Key>) => Promise<Beside<Name>[]>
  /** These parts have exactly these from now on; what is given of other parts is passed over. */
  put: (
    act: Act,
    which: VersionKey<Key>,
    parts: readonly string[],
    rows: readonly Beside<Name>[],
  ) => Promise<void>
}

/** Reads and writes what parts of versions have beside their fields, in this table. */
export function besideRows<Name extends string, Key extends string>({
  table: name,
  key,
  columns,
}: BesideTable<Name, Key>): BesideRows<Name, Key> {
  const table = sql.table(name)
  const { keys, is, values } = keyed(key)
  const pairs = Object.entries<string>({ part: 'part', ...columns })
  const named = sql.join(pairs.map(([each, column]) => sql`${sql.ref(column)} as ${sql.ref(each)}`))
  const own = sql.join(pairs.map(([, column]) => sql.ref(column)))
  const given = sql.join(pairs.map(([each]) => sql.ref(`given.${each}`)))
  const typed = sql.join(pairs.map(([each]) => sql`${sql.ref(each)} text`))
  const same = sql.join(
    pairs.map(([each, column]) => sql`${sql.ref(`given.${each}`)} = ${sql.ref(`held.${column}`)}`),
    sql` and `,
  )
  return {
    table: name,
    columns: Object.values<string>(columns),
    at: async (db, moment, which) => {
      const { rows } = await sql<Beside<Name>>`
        select ${named} from ${table} held where ${is(which)} and ${known('held', moment)} order by ${own}`.execute(
        db,
      )
      return rows
    },
    put: async (act, which, parts, rows) => {
      const of = sql`any(${[...parts]}::text[])`
      await sql`
        with given as materialized (
          select distinct * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${typed})),
        closed as (
          update ${table} held set recorded = ${untilAct(act)}
          where ${is(which)} and held.part = ${of} and upper_inf(held.recorded)
            and not exists (select from given where ${same}))
        insert into ${table} (${keys}, ${own}, recorded)
        select ${values(which)}, ${given}, ${fromAct(act)} from given
        where given.part = ${of} and not exists (
          select from ${table} held where ${is(which)} and upper_inf(held.recorded) and ${same})`.execute(
        act.db,
      )
    },
  }
}
