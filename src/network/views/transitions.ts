import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known, type Period, periodOf } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { type SourceRef, sourcesOf } from '#sources/views.ts'

/**
 * How an office went over into another, or into another kind; the period begins when it did. `before` and `after` are
 * kinds, and null where an office was succeeded by another.
 */
export interface Transition extends Period {
  office: string
  successor: string
  manner: string
  before: string | null
  after: string | null
  sources: SourceRef[]
}

/** The transitions of these offices, of all times, known at the moment. */
export async function transitionsOf(
  db: Db,
  moment: Moment,
  offices: readonly string[],
): Promise<Transition[]> {
  const rows = await sql<Transition>`
    with kinded as (
      select held.*, lag(held.kind) over (partition by held.office order by lower(held.sure)) as before
      from office_kind held
      where ${known('held', moment)} and held.sure is not null and held.office = any(${offices}::text[]))
    select kinded.office, kinded.office as successor, 'became' as manner, kinded.before, kinded.kind as after,
      ${periodOf('kinded', moment)}, ${sourcesOf('kinded', moment)}
    from kinded where kinded.before <> kinded.kind
    union all
    select held.office, held.successor, held.manner, null, null, ${periodOf('held', moment)}, ${sourcesOf('held', moment)}
    from office_succession held
    where ${known('held', moment)} and (held.office = any(${offices}::text[]) or held.successor = any(${offices}::text[]))
    order by 1, from_latest nulls first, 2`.execute(db)
  return rows.rows
}
