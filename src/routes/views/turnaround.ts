import { type RawBuilder, sql } from 'kysely'
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

/** SQL for the median and the 90th percentile, as an array, of a span of verdicts, called `said`: it stands with each of them. */
export const spreadOf = {
  waiting: sharesOf(sql`said.begun_at - said.opened_at`),
  working: sharesOf(sql`said.at - said.begun_at`),
  whole: sharesOf(sql`said.at - said.opened_at`),
}

function sharesOf(span: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`percentile_cont(array[0.5, 0.9]) within group (order by ${span})`
}

/** SQL for such an array, in a column, in days. */
export const inDays = (column: string): RawBuilder<number[]> => sql`
  array(select round((extract(epoch from share) / 86400)::numeric, 2)::double precision from unnest(${sql.ref(column)}) share)`

/** What `inDays` gives, with names. */
export const spreadIn = ([median = 0, p90 = 0]: readonly number[]): Spread => ({ median, p90 })

/** SQL for the month in which a verdict, called `said`, was given. */
export const saidIn = sql<string>`to_char(said.at at time zone 'UTC', 'YYYY-MM')`

/** SQL for the verdicts, called `said`, that a filter leaves, as they were known at the moment. */
export function saidWithin(
  moment: Pick<Moment, 'asKnown'>,
  { office, rule, type, from, to }: TurnaroundFilter,
): RawBuilder<boolean> {
  const narrowed = (condition: RawBuilder<boolean>, value: string | null | undefined) =>
    value === undefined || value === null ? [] : [condition]
  const all = [
    ...narrowed(sql`said.office = ${office}`, office),
    ...narrowed(sql`said.rule = ${rule}`, rule),
    ...narrowed(sql`said.type = ${type}`, type),
    ...narrowed(sql`said.at >= ${from}::date`, from),
    ...narrowed(sql`said.at < ${to}::date + 1`, to),
    ...narrowed(sql`said.at <= ${moment.asKnown}::timestamptz`, moment.asKnown),
  ]
  return all.length === 0 ? sql`true` : sql`${sql.join(all, sql` and `)}`
}

/**
 * A filter with a first day: where it has none, the first of the same month a year before its last day, or before today. Verdicts are
 * there in millions; whoever wants those of earlier years says so.
 */
export function inPeriod(filter: TurnaroundFilter, today: Day): TurnaroundFilter & { from: Day } {
  const last = filter.to ?? today
  const year = Math.max(1, Number(last.slice(0, 4)) - 1)
  return { ...filter, from: filter.from ?? `${String(year).padStart(4, '0')}${last.slice(4, 8)}01` }
}

interface Row extends Omit<Turnaround, 'waiting' | 'working'> {
  waiting: number[]
  working: number[]
}

/** How long steps took, by the office that decided, step, type of project and month. One query. */
export async function turnaround(
  db: Db,
  moment: Moment,
  filter: TurnaroundFilter,
): Promise<Turnaround[]> {
  const { rows } = await sql<Row>`
    with paced as materialized (
      select said.office, said.rule, said.type, ${saidIn} as month, count(*)::int as count,
        ${spreadOf.waiting} as waiting, ${spreadOf.working} as working
      from route_verdict said where ${saidWithin(moment, filter)} group by said.office, said.rule, said.type, month),
    named as materialized (
      select each.office, ${officeName(sql`each.office`, moment)} as name from (select distinct office from paced) each)
    select paced.office, named.name as "officeName", paced.rule, paced.type, paced.month, paced.count,
      ${inDays('paced.waiting')} as waiting, ${inDays('paced.working')} as working
    from paced join named on named.office = paced.office
    order by paced.month desc, paced.office, paced.rule, paced.type`.execute(db)
  return rows.map(({ waiting, working, ...row }) => ({
    ...row,
    waiting: spreadIn(waiting),
    working: spreadIn(working),
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
  const after = cursorFrom(cursor, ['day', 'text'])
  const late = sql`route_standing held join route_step step on step.id = held.step join route on route.id = step.route
    join project on project.id = route.project
    join project_standing stood on stood.project = route.project and upper_inf(stood.recorded)
    join project_header header on header.project = route.project and upper_inf(header.recorded)
    where upper_inf(held.recorded) and held.state = 'open' and held.due < ${moment.asOf}::date
      and (${office ?? null}::text is null or held.office = ${office ?? null}) and ${seen(sight, { asKnown: null })}`
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
