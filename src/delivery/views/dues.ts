import { type RawBuilder, sql } from 'kysely'
import { type Day, todayIn } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { timeZonesOf } from '#network/views/office-day.ts'
import { officeName } from '#network/views/naming.ts'
import type { ProjectSight } from '#projects/model/sight.ts'
import { seen } from '#projects/views/list.ts'
import { type DueKind, isLate, missable } from '#delivery/model/due.ts'

/** One thing that is due, with the project it is due in. */
export interface DueItem {
  kind: DueKind
  /** Which of its kind. */
  ref: string
  project: string
  code: string | null
  /** Of the project, by language. */
  titles: Readonly<Record<string, string>>
  /** The office that sees to it: that of the project, unless another is asked. */
  office: string
  officeName: string | null
  begins: Day | null
  day: Day
  settled: Day | null
  /** What a recommendation or a condition says. */
  text: string | null
  /** Of a step of a route: what it is called, by language. */
  stepTitles: Readonly<Record<string, string>> | null
  isLate: boolean
}

/** Whose calendar it is. */
export interface DueScope {
  /** What this person sees to: as manager, or under one of these posts. */
  mine?: { person: string; posts: readonly string[] } | undefined
  offices?: readonly string[] | undefined
  project?: string | undefined
}

/** What is asked of the calendar. */
export interface DueWanted extends DueScope {
  from: Day
  to: Day
  /** Only what is open, and what was missed before `from` too. */
  isOpenOnly?: boolean
  kinds?: readonly DueKind[] | undefined
  sight: ProjectSight
  limit: number
  /** Behind this one. */
  after?: Pick<DueItem, 'day' | 'project' | 'kind' | 'ref'> | undefined
}

/** Everything that is due from one day to another, the earliest first; one more than `limit`, so that it is known whether others follow. */
export async function dueList(
  db: Db,
  moment: Moment,
  today: Day,
  wanted: DueWanted,
): Promise<DueItem[]> {
  const { rows } = await sql<Omit<DueItem, 'isLate'> & { settledAt: string | null }>`
    with item as (${itemsIn(moment, wanted, today)})
    select item.kind, item.ref, item.project, header.code, header.titles, coalesce(item.office, header.office) as office,
      ${officeName(sql`coalesce(item.office, header.office)`, moment)} as "officeName", item.begins, item.day, item.settled,
      ${instantText(sql`item.settled_at`)} as "settledAt",
      coalesce(item.text, (select said.text from recommendation said where said.id = item.ref and item.kind = 'recommendation'
        and ${known('said', moment)})) as text, item.titles as "stepTitles"
    ${found(moment, wanted)} and ${behind(wanted)}
    order by item.day, item.project, item.kind, item.ref limit ${wanted.limit + 1}`.execute(db)
  const dated = await settledThere(db, moment, rows)
  return dated.map((row) => ({ ...row, isLate: isLate(row, today) }))
}

/** What was settled at an instant was on the day that the clock at its office showed then; by UTC where nobody knows its place. */
async function settledThere(
  db: Db,
  moment: Moment,
  rows: readonly (Omit<DueItem, 'isLate'> & { settledAt: string | null })[],
): Promise<Omit<DueItem, 'isLate'>[]> {
  const offices = rows.flatMap(({ office, settledAt }) => (settledAt === null ? [] : [office]))
  const zones = await timeZonesOf(db, moment, offices)
  return rows.map(({ settledAt, ...row }) =>
    settledAt === null
      ? row
      : { ...row, settled: todayIn(zones.get(row.office) ?? 'UTC', new Date(settledAt)) },
  )
}

/** How much is due, narrowed in the same way. */
export async function dueCount(
  db: Db,
  moment: Moment,
  today: Day,
  wanted: Omit<DueWanted, 'limit' | 'after'>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with item as (${itemsIn(moment, wanted, today)})
    select count(*)::integer as count ${found(moment, wanted)}`.execute(db)
  return rows[0]?.count ?? 0
}

const found = (moment: Moment, wanted: Omit<DueWanted, 'limit'>) => sql`
    from item join project on project.id = item.project
      join project_standing stood on stood.project = item.project and ${known('stood', moment)}
      join project_header header on header.project = item.project and ${known('header', moment)}
    where ${seen(wanted.sight, moment)} and ${within(wanted)}`

/** SQL for what is due between the days: of projects themselves, and of their routes. */
function itemsIn(
  moment: Moment,
  { from, to, isOpenOnly = false }: Omit<DueWanted, 'limit'>,
  today: Day,
): RawBuilder<unknown> {
  const between = (day: string) => {
    const column = sql.ref(day)
    const missed = sql`(${column} < ${today}::date)`
    return isOpenOnly
      ? sql`${column} <= ${to}::date and (${column} >= ${from}::date or ${missed})`
      : sql`${column} between ${from}::date and ${to}::date`
  }
  const open = isOpenOnly
    ? sql`held.settled is null and (held.day >= ${from}::date or held.kind = any(${[...missable]}::text[]))`
    : sql`true`
  const confirmed = sql`(select said.at from route_condition_said said where said.condition = held.id
    and (${moment.asKnown}::timestamptz is null or said.at <= ${moment.asKnown}::timestamptz)
    order by said.at desc limit 1)`
  const isConfirmed = sql`(select said.said from route_condition_said said where said.condition = held.id
    and (${moment.asKnown}::timestamptz is null or said.at <= ${moment.asKnown}::timestamptz)
    order by said.at desc limit 1) = 'confirmed'`
  return sql`
    select held.kind, held.ref, held.project, held.begins, held.day, held.settled, held.office, held.holder, null::text as text,
      null::jsonb as titles, null::timestamptz as settled_at
    from due held where ${known('held', moment)} and ${between('held.day')} and ${open}
    union all
    select 'condition', held.id, route.project, null::date, held.due, null::date, null, null, held.text, null,
      case when ${isConfirmed} then ${confirmed} end
    from route_condition held join route_step step on step.id = held.step join route on route.id = step.route
    where ${between('held.due')} and ${isOpenOnly ? sql`${isConfirmed} is not true` : sql`true`}
    union all
    select 'step', step.id, route.project, null::date, held.due, null::date, held.office, held.post, null,
      (select rule.content -> 'titles' from route_rule rule where rule.id = step.rule and lower(rule.in_use) = step.rule_from
        order by lower(rule.recorded) desc limit 1), null
    from route_standing held join route_step step on step.id = held.step join route on route.id = step.route
    where ${known('held', moment)} and held.state = 'open' and ${between('held.due')}`
}

function within({ mine, offices, project, kinds }: Omit<DueWanted, 'limit'>): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (mine !== undefined)
    parts.push(sql`(item.holder = any(${[...mine.posts]}::text[]) or (item.kind <> 'step' and (stood.manager = ${mine.person}
      or (stood.manager is null and project.author = ${mine.person}))))`)
  if (offices !== undefined) {
    const those = sql`any(${[...offices]}::text[])`
    parts.push(sql`(header.office = ${those} or item.office = ${those})`)
  }
  if (project !== undefined) parts.push(sql`item.project = ${project}`)
  if (kinds !== undefined) parts.push(sql`item.kind = any(${[...kinds]}::text[])`)
  return sql.join(parts, sql` and `)
}

const behind = ({ after }: Pick<DueWanted, 'after'>): RawBuilder<unknown> =>
  after === undefined
    ? sql`true`
    : sql`(item.day, item.project, item.kind, item.ref) > (${after.day}::date, ${after.project}, ${after.kind}, ${after.ref})`
