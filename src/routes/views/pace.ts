import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { officeName } from '#network/views/naming.ts'
import type { Moment } from '#platform/moment.ts'
import type { Spread, TurnaroundFilter } from './turnaround.ts'

/** By what times are told apart. */
export const pacedBy = ['month', 'office', 'rule', 'type'] as const
export type PacedBy = (typeof pacedBy)[number]

/** How long steps took that have something in common: their month, office, rule, or type of project. */
export interface Pace {
  /** `2026-11`, or an id. */
  of: string
  /** What the office is called; null for all else. */
  officeName: string | null
  count: number
  waiting: Spread
  working: Spread
  /** From when it came to whoever decided until they did. */
  whole: Spread
}

interface Row {
  of: string | null
  officeName: string | null
  count: number
  figures: number[]
}

const spans = [
  sql`stood.begun_at - stood.opened_at`,
  sql`said.at - stood.begun_at`,
  sql`said.at - stood.opened_at`,
]
const figures = spans.flatMap((span) =>
  [0.5, 0.9].map(
    (share) =>
      sql`round((percentile_cont(${share}::double precision) within group (order by extract(epoch from (${span})) / 86400))::numeric, 2)::double precision`,
  ),
)

/** Medians and 90th percentiles, in days, of the steps decided, by what they have in common. One query; the months from the first on, all else by how many there are. */
export async function paceBy(
  db: Db,
  moment: Moment,
  by: PacedBy | 'all',
  { office, rule, type, from, to }: TurnaroundFilter,
): Promise<Pace[]> {
  const keys: Record<typeof by, RawBuilder<string | null>> = {
    month: sql`to_char(said.at at time zone 'UTC', 'YYYY-MM')`,
    office: sql`stood.office`,
    rule: sql`step.rule`,
    type: sql`header.type`,
    all: sql`'all'::text`,
  }
  const narrowed = (field: RawBuilder<unknown>, value: string | undefined) =>
    value === undefined ? sql`true` : sql`${field} = ${value}`
  const { rows } = await sql<Row>`
    select paced.*, ${by === 'office' ? officeName(sql`paced.of`, moment) : sql`null::text`} as "officeName" from (
      select ${keys[by]} as of, count(*)::int as count, json_build_array(${sql.join(figures)}) as figures
      from route_verdict said join route_standing stood on stood.step = said.step and upper_inf(stood.recorded) and stood.state = 'decided'
        join route_step step on step.id = said.step join route on route.id = step.route
        join project_header header on header.project = route.project and upper_inf(header.recorded)
      where ${narrowed(sql`stood.office`, office)} and ${narrowed(sql`step.rule`, rule)} and ${narrowed(sql`header.type`, type)}
        and (${from ?? null}::date is null or said.at >= ${from ?? null}::date)
        and (${to ?? null}::date is null or said.at < ${to ?? null}::date + 1)
        and (${moment.asKnown}::timestamptz is null or said.at <= ${moment.asKnown}::timestamptz)
      group by 1) paced
    order by ${by === 'month' ? sql`paced.of` : sql`paced.count desc, paced.of`}`.execute(db)
  return rows.map(({ of, figures: told, ...row }) => {
    const spread = (at: number): Spread => ({ median: told[at] ?? 0, p90: told[at + 1] ?? 0 })
    return { ...row, of: of ?? '', waiting: spread(0), working: spread(2), whole: spread(4) }
  })
}
