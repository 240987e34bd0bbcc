import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { fromAct, keyed, untilAct, type VersionKey } from './keyed.ts'
import { inOrder, type Part } from './part.ts'

/** Where the parts of versions are kept. Only the store of a domain names its tables here: it writes to them. */
export interface PartTable<Key extends string> {
  /** Has the columns of the key, `part`, `kind`, `parent`, `place`, `fields` (jsonb) and `recorded`. */
  table: string
  /** The columns that tell versions apart. */
  key: readonly Key[]
  /** Tables of what parts have beside their fields, by the key, `part`, these columns, and `recorded`; they end and are copied with their part. */
  beside?: readonly { table: string; columns: readonly string[] }[]
}

/** The rows of parts: closed and followed, never overwritten. */
export interface PartRows<Kind extends string, Key extends string> {
  /** The parts of a version at the moment, in reading order. */
  at: (db: Db, moment: Moment, which: VersionKey<Key>) => Promise<Part<Kind>[]>
  /** Every part id that rows with these columns of the key ever had. */
  taken: (db: Db, which: Readonly<Partial<Record<Key, string | number>>>) => Promise<string[]>
  /** The parts are this from now on: rows that say the same stay, others are closed and followed, parts that are not named stay as they are. */
  put: (act: Act, which: VersionKey<Key>, parts: readonly Part<Kind>[]) => Promise<void>
  /** These parts are no more, nor what they have beside their fields. */
  end: (act: Act, which: VersionKey<Key>, parts: readonly string[]) => Promise<void>
  /** Copies the parts of a version to another one that has none yet, with what they have beside their fields. */
  copy: (act: Act, from: VersionKey<Key>, to: VersionKey<Key>) => Promise<void>
}

/** Reads and writes the parts of versions in these tables. */
export function partRows<Kind extends string, Key extends string>({
  table,
  key,
  beside = [],
}: PartTable<Key>): PartRows<Kind, Key> {
  const parts = sql.table(table)
  const { keys, is, values } = keyed(key)
  return {
    at: async (db, moment, which) => {
      const { rows } = await sql<Part<Kind>>`
        select part, kind, parent, place, fields from ${parts} held
        where ${is(which)} and ${known('held', moment)}`.execute(db)
      return inOrder(rows)
    },
    taken: async (db, which) => {
      const { rows } = await sql<{ part: string }>`
        select distinct part from ${parts} held where ${is(which)}`.execute(db)
      return rows.map(({ part }) => part)
    },
    put: async (act, which, given) => {
      if (given.length === 0) return
      const rows = sql`jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (part text, kind text, parent text, place integer, fields jsonb)`
      const held = sql`${is(which)} and held.part = given.part and upper_inf(held.recorded)`
      await sql`
        update ${parts} held set recorded = ${untilAct(act)} from ${rows}
        where ${held}
          and (held.kind, held.parent, held.place, held.fields) is distinct from (given.kind, given.parent, given.place, given.fields)`.execute(
        act.db,
      )
      await sql`
        insert into ${parts} (${keys}, part, kind, parent, place, fields, recorded)
        select ${values(which)}, given.part, given.kind, given.parent, given.place, given.fields, ${fromAct(act)}
        from ${rows} where not exists (select from ${parts} held where ${held})`.execute(act.db)
    },
    end: async (act, which, gone) => {
      for (const name of [table, ...beside.map((each) => each.table)])
        await sql`
          update ${sql.table(name)} held set recorded = ${untilAct(act)}
          where ${is(which)} and held.part = any(${[...gone]}::text[]) and upper_inf(held.recorded)`.execute(
          act.db,
        )
    },
    copy: async (act, source, target) => {
      const own = { table, columns: ['kind', 'parent', 'place', 'fields'] }
      for (const each of [own, ...beside]) {
        const columns = sql.join(['part', ...each.columns].map((column) => sql.ref(column)))
        await sql`
          insert into ${sql.table(each.table)} (${keys}, ${columns}, recorded)
          select ${values(target)}, ${columns}, ${fromAct(act)}
          from ${sql.table(each.table)} held where ${is(source)} and upper_inf(held.recorded)`.execute(
          act.db,
        )
      }
    },
  }
}
