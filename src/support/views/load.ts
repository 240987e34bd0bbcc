import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import type { LoadPart } from '#support/model/load.ts'
import { seen, type SupportSight } from './sight.ts'
import { isOpen } from './waiting.ts'

/** What load is narrowed to; what is not given does not narrow. Days both included. */
export interface LoadFilter {
  office?: string | undefined
  theme?: string | undefined
  from?: Day | undefined
  to?: Day | undefined
}

/** How much support was asked for and given. */
export interface Load {
  /** Of the office that had it; empty where it is put together over all. */
  office: string
  officeName: string | null
  theme: string
  /** `2026-Q4` */
  quarter: string
  /** Requests made in the quarter, and those of them that are open now. */
  asked: number
  open: number
  /** Requests first answered in the quarter, and the median of days until then. */
  answered: number
  days: number | null
  /** Quarters of an hour that were spent in it. */
  quarters: number
}

const quarterOf = (at: string) => sql`to_char(${sql.ref(at)} at time zone 'UTC', 'YYYY-"Q"Q')`

/**
 * How much support was asked for and given, by these parts: office that had it, theme, quarter. What a request counts for stands in the
 * quarter in which it happened: asked, answered, worked on. One query.
 */
export async function loadBy(
  db: Db,
  moment: Moment,
  parts: readonly LoadPart[],
  { filter, sight }: { filter: LoadFilter; sight: SupportSight },
): Promise<Load[]> {
  const { office, theme, from, to } = filter
  const column = (part: LoadPart) => (parts.includes(part) ? sql.ref(`told.${part}`) : sql`''`)
  const { rows } = await sql<Load>`
    with request as (
      select asked.id, asked.theme, asked.asked_at, stood.office, stood.answered_at, ${isOpen} as is_open
      from support_request asked join support_standing stood on stood.request = asked.id and upper_inf(stood.recorded)
      where ${seen(sight)}),
    told as (
      select office, theme, asked_at as at, ${quarterOf('asked_at')} as quarter, 1 as asked, is_open::int as open, null::double precision as days,
        0 as quarters from request
      union all
      select office, theme, answered_at, ${quarterOf('answered_at')}, 0, 0,
        extract(epoch from answered_at - asked_at)::double precision / 86400, 0 from request where answered_at is not null
      union all
      select spent.office, request.theme, spent.day::timestamp at time zone 'UTC', to_char(spent.day, 'YYYY-"Q"Q'), 0, 0, null, spent.quarters
      from support_time spent join request on request.id = spent.request where upper_inf(spent.recorded)),
    summed as (
      select ${column('office')} as office, ${column('theme')} as theme, ${column('quarter')} as quarter, sum(told.asked)::int as asked,
        sum(told.open)::int as open, count(told.days)::int as answered,
        round((percentile_cont(0.5) within group (order by told.days))::numeric, 1)::double precision as days,
        sum(told.quarters)::int as quarters
      from told where (${office ?? null}::text is null or told.office = ${office ?? null})
        and (${theme ?? null}::text is null or told.theme = ${theme ?? null})
        and (${from ?? null}::date is null or told.at >= ${from ?? null}::date)
        and (${to ?? null}::date is null or told.at < ${to ?? null}::date + 1)
      group by 1, 2, 3)
    select summed.*, ${officeName(sql`summed.office`, moment)} as "officeName" from summed
    order by summed.quarter desc, summed.office, summed.theme`.execute(db)
  return rows
}
