import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { officeName } from '#network/views/naming.ts'
import { cursorFrom, type Page, pageOf } from '#platform/http/paging.ts'
import type { Moment } from '#platform/moment.ts'
import type { ProjectSight } from '#projects/model/sight.ts'
import { seen } from '#projects/views/list.ts'
import type { Cause } from '#routes/model/route.ts'
import type { Purpose } from '#routes/model/rule.ts'
import type { Wanted } from './work.ts'

/** What turnaround is narrowed to; what is not given does not narrow. Days both included. */
export interface TurnaroundFilter {
  office?: string | undefined
  rule?: string | undefined
  type?: string | undefined
  from?: Day | undefined
  to?: Day | undefined
}

/** Median and 90th percentile, in days. */
export interface Spread {
  median: number
  p90: number
}

/** How long steps of a kind took at an office, in a month in which they were decided. */
export interface Turnaround {
  office: string
  officeName: string | null
  rule: string
  type: string | null
  /** `2026-11` */
  month: string
  count: number
  /** From when it came to whoever decided until they took it up. */
  waiting: Spread
  /** From then until they decided. */
  working: Spread
}

interface Row extends Omit<Turnaround, 'waiting' | 'working'> {
  waitingMedian: number
  waitingP90: number
  workingMedian: number
  workingP90: number
}

const inDays = (from: string, to: string) =>
  sql`extract(epoch from (${sql.ref(to)} - ${sql.ref(from)})) / 86400`
const at = (share: number, span: ReturnType<typeof inDays>) =>
  sql`round((percentile_cont(${share}::double precision) within group (order by ${span}))::numeric, 2)::double precision`

/** How long steps took, by the office that decided, step, type of project and month. One query. */
export async function turnaround(
  db: Db,
  moment: Moment,
  { office, rule, type, from, to }: TurnaroundFilter,
): Promise<Turnaround[]> {
  const [waiting, working] = [
    inDays('stood.opened_at', 'stood.begun_at'),
    inDays('stood.begun_at', 'said.at'),
  ]
  const { rows } = await sql<Row>`
    select stood.office, ${officeName(sql`stood.office`, moment)} as "officeName", step.rule, header.type,
      to_char(said.at at time zone 'UTC', 'YYYY-MM') as month, count(*)::int as count,
      ${at(0.5, waiting)} as "waitingMedian", ${at(0.9, waiting)} as "waitingP90",
      ${at(0.5, working)} as "workingMedian", ${at(0.9, working)} as "workingP90"
    from route_verdict said join route_standing stood on stood.step = said.step and upper_inf(stood.recorded) and stood.state = 'decided'
      join route_step step on step.id = said.step join route on route.id = step.route
      join project_header header on header.project = route.project and upper_inf(header.recorded)
    where (${office ?? null}::text is null or stood.office = ${office ?? null})
      and (${rule ?? null}::text is null or step.rule = ${rule ?? null})
      and (${type ?? null}::text is null or header.type = ${type ?? null})
      and (${from ?? null}::date is null or said.at >= ${from ?? null}::date)
      and (${to ?? null}::date is null or said.at < ${to ?? null}::date + 1)
      and (${moment.asKnown}::timestamptz is null or said.at <= ${moment.asKnown}::timestamptz)
    group by stood.office, step.rule, header.type, month order by month desc, stood.office, step.rule, header.type`.execute(
    db,
  )
  return rows.map(({ waitingMedian, waitingP90, workingMedian, workingP90, ...row }) => ({
    ...row,
    waiting: { median: waitingMedian, p90: waitingP90 },
    working: { median: workingMedian, p90: workingP90 },
  }))
}

/** A step whose last day is over. */
export interface StuckItem {
  step: string
  route: string
  rule: string
  stepTitles: Readonly<Record<string, string>>
  purpose: Purpose
  project: string
  projectTitles: Readonly<Record<string, string>>
  code: string | null
  /** The office that is asked. */
  office: string
  officeName: string | null
  postTitle: string | null
  since: Day
  due: Day
  /** Calendar days since it was due. */
  days: number
  cause: Cause | null
}

/** What is stuck now: open steps whose last day is over, the longest first, as far as somebody sees their projects. */
export async function stuck(
  db: Db,
  moment: Moment,
  { office, sight }: { office?: string | undefined; sight: ProjectSight },
  { limit, cursor }: Wanted,
): Promise<Page<StuckItem>> {
  const after = cursorFrom(cursor, 2)
  const late = sql`route_standing held join route_step step on step.id = held.step join route on route.id = step.route
    join project on project.id = route.project
    join project_standing stood on stood.project = route.project and upper_inf(stood.recorded)
    join project_header header on header.project = route.project and upper_inf(header.recorded)
    where upper_inf(held.recorded) and held.state = 'open' and held.due < ${moment.asOf}::date
      and (${office ?? null}::text is null or held.office = ${office ?? null}) and ${seen(sight)}`
  const { rows } = await sql<StuckItem>`
    select step.id as step, step.route, step.rule, (select rule.content -> 'titles' from route_rule rule
        where rule.id = step.rule and lower(rule.in_use) = step.rule_from order by upper_inf(rule.recorded) desc limit 1) as "stepTitles",
      route.purpose, route.project, header.titles as "projectTitles", header.code, held.office,
      ${officeName(sql`held.office`, moment)} as "officeName", held.post_title as "postTitle", held.since, held.due,
      (${moment.asOf}::date - held.due) as days, held.cause
    from ${late} and (${after?.[0] ?? null}::date is null or (held.due, step.id) > (${after?.[0] ?? null}::date, ${after?.[1] ?? ''}))
    order by held.due, step.id limit ${limit + 1}`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from ${late}`.execute(db)
  return pageOf(rows, counted[0]?.total ?? 0, limit, {
    item: (row) => row,
    keys: ({ due, step }) => [due, step],
  })
}
