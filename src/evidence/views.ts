import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known, type Period, periodOf, recordedFromOf } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { type SourceRef, sourcesOf } from '#sources/views.ts'

/** A figure with its passport: value as exact decimal text, unit, precision, day and source. */
export interface Figure extends Period {
  id: string
  value: string
  unit: string
  precision: string
  recordedFrom: string
  sources: SourceRef[]
}

/**
 * The figures stated for the day asked about or, where none is, those stated last before it; the newest first.
 * Several sources may disagree about one day: all are given. `all` gives every value ever stated.
 */
export async function figures(
  db: Db,
  moment: Moment,
  { all = false, id = null }: { all?: boolean; id?: string | null } = {},
): Promise<Figure[]> {
  const rows = await sql<Figure>`
    with dated as (
      select held.*, rank() over (partition by held.figure, held.unit order by lower(held.sure) desc) as age
      from figure_value held
      where ${known('held', moment)} and held.sure is not null and (${id === null} or held.figure = ${id ?? ''})
        and (${all} or lower(held.sure) <= ${moment.asOf}::date))
    select dated.figure as id, dated.value::text, dated.unit, dated.precision, ${periodOf('dated', moment)}, ${recordedFromOf('dated')}, ${sourcesOf('dated', moment)}
    from dated where ${all} or dated.age = 1
    order by dated.figure, lower(dated.sure) desc, dated.value`.execute(db)
  return rows.rows
}
