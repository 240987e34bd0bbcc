import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { officeName } from '#network/views/naming.ts'
import type { Moment } from '#platform/moment.ts'
import {
  inDays,
  saidIn,
  saidWithin,
  type Spread,
  spreadIn,
  spreadOf,
  type TurnaroundFilter,
} from './turnaround.ts'

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
  waiting: number[]
  working: number[]
  whole: number[]
}

/** Medians and 90th percentiles, in days, of the steps decided, by what they have in common. One query; the months from the first on, all else by how many there are. */
export async function paceBy(
  db: Db,
  moment: Moment,
  by: PacedBy | 'all',
  filter: TurnaroundFilter,
): Promise<Pace[]> {
  const keys: Record<typeof by, RawBuilder<string | null>> = {
    month: saidIn,
    office: sql`said.office`,
    rule: sql`said.rule`,
    type: sql`said.type`,
    all: sql`'all'::text`,
  }
  const { rows } = await sql<Row>`
    select paced.of, paced.count, ${by === 'office' ? officeName(sql`paced.of`, moment) : sql`null::text`} as "officeName",
      ${inDays('paced.waiting')} as waiting, ${inDays('paced.working')} as working, ${inDays('paced.whole')} as whole
    from (
      select ${keys[by]} as of, count(*)::int as count, ${spreadOf.waiting} as waiting, ${spreadOf.working} as working,
        ${spreadOf.whole} as whole
      from route_verdict said where ${saidWithin(moment, filter)} group by 1) paced
    order by ${by === 'month' ? sql`paced.of` : sql`paced.count desc, paced.of`}`.execute(db)
  return rows.map(({ of, waiting, working, whole, ...row }) => ({
    ...row,
    of: of ?? '',
    waiting: spreadIn(waiting),
    working: spreadIn(working),
    whole: spreadIn(whole),
  }))
}
