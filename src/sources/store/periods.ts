import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import { sqlOf, type Versioned } from './versions.ts'

/** A resolved row for a period table, its dates written as PostgreSQL ranges. */
export interface PeriodRow {
  subject: string
  values: Record<string, string | number | null>
  sure: string | null
  possible: string
  stated: string
  claims: string[]
}

/**
 * Brings a period table to these rows for these subjects. Rows that stay as they are keep their recorded period:
 * only what changed is closed and added.
 */
export async function recordPeriods(
  act: Act,
  { table, of, columns }: PeriodTable,
  subjects: readonly string[],
  rows: readonly PeriodRow[],
): Promise<number> {
  const shape = {
    [of]: 'text',
    ...columns,
    sure: 'daterange',
    possible: 'daterange',
    stated: 'datemultirange',
    claims: 'text[]',
  } satisfies Versioned['columns']
  const { table: name, list, definition, text } = sqlOf({ table, key: of, columns: shape })
  const given = JSON.stringify(
    rows.map(({ subject, values, ...period }) => ({ [of]: subject, ...values, ...period })),
  )
  const records = sql`select ${list} from jsonb_to_recordset(${given}::jsonb) as given(${definition})`
  const closed = await sql`
    with given as materialized (select ${text('given')} as whole from (${records}) as given)
    update ${name} as held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
    where upper_inf(held.recorded) and held.${sql.ref(of)} = any(${subjects}::text[])
      and ${text('held')} not in (select whole from given)`.execute(act.db)
  const added = await sql`
    with held as materialized (select ${text('held')} as whole from ${name} as held
      where upper_inf(held.recorded) and held.${sql.ref(of)} = any(${subjects}::text[]))
    insert into ${name} (recorded, ${list})
    select tstzrange(${act.at}::timestamptz, null), ${list} from (${records}) as given
    where ${text('given')} not in (select whole from held)`.execute(act.db)
  return Number(closed.numAffectedRows ?? 0) + Number(added.numAffectedRows ?? 0)
}
