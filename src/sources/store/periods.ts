import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import type { PeriodRow } from '#sources/model/rows.ts'
import { sqlOf, type Versioned } from './versions.ts'

/** A period table with its own columns and those that all of them share, but for when a row was recorded. */
export const versionedOf = ({
  table,
  of,
  columns,
}: Pick<PeriodTable, 'table' | 'of' | 'columns'>): Versioned => ({
  table,
  key: of,
  columns: {
    [of]: 'text',
    ...columns,
    sure: 'daterange',
    possible: 'daterange',
    stated: 'datemultirange',
    claims: 'text[]',
  },
})

/** The rows as records of the columns of their table. */
export const recordsOf = (of: string, rows: readonly PeriodRow[]) =>
  rows.map(({ subject, values, ...period }) => ({ [of]: subject, ...values, ...period }))

/**
 * Brings a period table to these rows for these subjects. Rows that stay as they are keep their recorded period:
 * only what changed is closed and added. A row that was held before comes back as the same row, held at several times.
 */
export async function recordPeriods(
  act: Act,
  { table, of, columns }: PeriodTable,
  subjects: readonly string[],
  rows: readonly PeriodRow[],
): Promise<number> {
  const { table: name, list, definition, text } = sqlOf(versionedOf({ table, of, columns }))
  const given = JSON.stringify(recordsOf(of, rows))
  const records = sql`select ${list} from jsonb_to_recordset(${given}::jsonb) as given(${definition})`
  const closed = await sql`
    with given as materialized (select ${text('given')} as whole from (${records}) as given)
    update ${name} as held set recorded = held.recorded * tstzmultirange(tstzrange(null, ${act.at}::timestamptz))
    where upper_inf(held.recorded) and held.${sql.ref(of)} = any(${subjects}::text[])
      and ${text('held')} not in (select whole from given)`.execute(act.db)
  const fromNow = sql`tstzmultirange(tstzrange(${act.at}::timestamptz, null))`
  const reopened = await sql`
    with given as materialized (select ${text('given')} as whole from (${records}) as given)
    update ${name} as held set recorded = held.recorded + ${fromNow} where held.ctid = any(array(
      select distinct on (${text('old')}) old.ctid from ${name} as old
      where not upper_inf(old.recorded) and old.${sql.ref(of)} = any(${subjects}::text[])
        and ${text('old')} in (select whole from given)
        and not exists (select from ${name} as now where upper_inf(now.recorded)
          and now.${sql.ref(of)} = old.${sql.ref(of)} and ${text('now')} = ${text('old')})
      order by ${text('old')}, lower(old.recorded)))`.execute(act.db)
  const added = await sql`
    with held as materialized (select ${text('held')} as whole from ${name} as held
      where upper_inf(held.recorded) and held.${sql.ref(of)} = any(${subjects}::text[]))
    insert into ${name} (recorded, ${list})
    select ${fromNow}, ${list} from (${records}) as given
    where ${text('given')} not in (select whole from held)`.execute(act.db)
  return [closed, reopened, added].reduce((sum, each) => sum + Number(each.numAffectedRows ?? 0), 0)
}
