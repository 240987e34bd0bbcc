import { type RawBuilder, sql } from 'kysely'
import type { Asker } from '#platform/doors/asker.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { cursorFrom, type Page, pageOf } from '#platform/http/paging.ts'
import { officeName } from '#network/views/naming.ts'
import { seen } from '#projects/views/list.ts'
import { sightOf } from '#projects/views/seen.ts'
import type { Because } from '#routes/model/because.ts'
import { bearerOf } from '#routes/model/may-act.ts'
import type { Cause, Outcome, StepState } from '#routes/model/route.ts'
import type { Purpose } from '#routes/model/rule.ts'

/** One step that waits for somebody, in a list. */
export interface WorkItem {
  step: string
  route: string
  rule: string
  /** Of the step, by language. */
  stepTitles: Readonly<Record<string, string>>
  theme: string | null
  purpose: Purpose
  project: string
  projectTitles: Readonly<Record<string, string>>
  code: string | null
  type: string | null
  /** The office that manages the project. */
  office: string
  officeName: string | null
  post: string
  postTitle: string | null
  since: Day
  due: Day | null
  cause: Cause | null
  because: Because | null
  isBegun: boolean
  isLate: boolean
}

/** Which page of a list. */
export interface Wanted {
  limit: number
  cursor?: string | undefined
}

/** The posts under which somebody acts today, their own and those that lent them something. */
const postsOf = ({ grants }: Pick<Asker, 'grants'>): string[] => [...new Set(grants.map(bearerOf))]

/** A step that somebody can decide: their right under the post that has it, and nothing of theirs is decided. */
const isMine = ({ person, grants }: Asker): RawBuilder<boolean> => {
  const posts = postsOf({ grants })
  const [bearers, rights] = [grants.map(bearerOf), grants.map(({ right }) => right)]
  return sql`not (${person} = any(route.author_persons))
    and ((stood.post, step.verb) in (select * from unnest(${bearers}::text[], ${rights}::text[]))
      or stood.post in (select made.id from post made
        where made.id = any(${posts}::text[]) and made.role = 'administrator' and upper_inf(made.recorded)))`
}

const ruleTitles = sql`(select rule.content -> 'titles' from route_rule rule
  where rule.id = step.rule and lower(rule.in_use) = step.rule_from order by upper_inf(rule.recorded) desc, lower(rule.recorded) desc limit 1)`

const open = sql`upper_inf(stood.recorded) and stood.state = 'open'`

const tables = sql`route_standing stood join route_step step on step.id = stood.step join route on route.id = step.route`

type WorkRow = Omit<WorkItem, 'isBegun' | 'isLate'> & { begun: boolean }

const columns = ({ today }: Pick<Asker, 'today'>) => sql`
  step.id as step, step.route, step.rule, ${ruleTitles} as "stepTitles", step.theme, route.purpose, route.project,
  header.titles as "projectTitles", header.code, header.type, header.office, ${officeName(sql`header.office`, today)} as "officeName",
  stood.post, stood.post_title as "postTitle", stood.since, stood.due, stood.cause, stood.because, stood.begun_at is not null as begun`

/** What waits for somebody, what is due first before the rest: by the posts they hold today or stand in for. One query for the page, one for how many. */
export async function waitingFor(
  db: Db,
  asker: Asker,
  { limit, cursor }: Wanted,
): Promise<Page<WorkItem>> {
  const after = cursorFrom(cursor, ['day', 'text'])
  const posts = postsOf(asker)
  if (posts.length === 0) return { items: [], total: 0, next: null }
  const behind =
    after === null ? sql`true` : sql`(stood.due, stood.step) > (${after[0]}::date, ${after[1]})`
  // The first of each post in the order of its index: whoever has thousands waiting has their page as soon as anybody.
  const { rows } = await sql<WorkRow>`
    with first as materialized (
      select mine.step, mine.due from unnest(${posts}::text[]) held (post) cross join lateral (
        select stood.step, stood.due from ${tables} where ${open} and stood.post = held.post and ${isMine(asker)} and ${behind}
        order by stood.due, stood.step limit ${limit + 1}) mine
      order by mine.due, mine.step limit ${limit + 1})
    select ${columns(asker)} from first join (${tables}) on stood.step = first.step and ${open}
      join project_header header on header.project = route.project and upper_inf(header.recorded)
    order by stood.due, stood.step`.execute(db)
  const total = after === null && rows.length <= limit ? rows.length : await waitingCount(db, asker)
  return pageOf(rows, total, limit, {
    item: ({ begun, ...row }) => ({
      ...row,
      isBegun: begun,
      isLate: row.due !== null && row.due < asker.today.asOf,
    }),
    // What is open has a last day.
    keys: ({ due, step }) => [due ?? '', step],
  })
}

/** How many steps wait for somebody. One query. */
export async function waitingCount(db: Db, asker: Asker): Promise<number> {
  if (postsOf(asker).length === 0) return 0
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from ${tables}
    where ${open} and stood.post = any(${postsOf(asker)}::text[]) and ${isMine(asker)}`.execute(db)
  return rows[0]?.total ?? 0
}

/** Something that somebody sent on its way, and where it is. */
export interface SentItem {
  route: string
  project: string
  projectTitles: Readonly<Record<string, string>>
  code: string | null
  purpose: Purpose
  office: string
  officeName: string | null
  /** ISO, UTC. */
  openedAt: string
  outcome: Outcome | null
  /** The posts that have it now. */
  with: readonly {
    titles: Readonly<Record<string, string>>
    postTitle: string | null
    due: Day | null
    state: StepState
  }[]
  done: number
  steps: number
}

/** What somebody sent on its way, the newest first, with who has it now. */
export async function sentBy(
  db: Db,
  asker: Asker,
  { limit, cursor }: Wanted,
): Promise<Page<SentItem>> {
  const after = cursorFrom(cursor, ['instant', 'text'])
  const mine = sql`route.person = ${asker.person}`
  const at = sql`to_char(route.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
  const behind =
    after === null
      ? sql`true`
      : sql`(route.opened_at, route.id) < (${after[0]}::timestamptz, ${after[1]})`
  const { rows } = await sql<SentItem>`
    select route.id as route, route.project, header.titles as "projectTitles", header.code, route.purpose, header.office,
      ${officeName(sql`header.office`, asker.today)} as "officeName", ${at} as "openedAt", ended.outcome,
      coalesce((select json_agg(json_build_object('titles', ${ruleTitles}, 'postTitle', stood.post_title, 'due', stood.due, 'state', stood.state)
          order by step.place) from route_step step join route_standing stood on stood.step = step.id and ${open}
        where step.route = route.id), '[]'::json) as with,
      (select count(*)::int from route_step step join route_standing stood on stood.step = step.id and upper_inf(stood.recorded)
        where step.route = route.id and stood.state = 'decided') as done,
      (select count(*)::int from route_step step join route_standing stood on stood.step = step.id and upper_inf(stood.recorded)
        where step.route = route.id and stood.state <> 'skipped') as steps
    from route join project_header header on header.project = route.project and upper_inf(header.recorded)
      left join route_end ended on ended.route = route.id
    where ${mine} and ${behind} order by route.opened_at desc, route.id desc limit ${limit + 1}`.execute(
    db,
  )
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from route where ${mine}`.execute(db)
  return pageOf(rows, counted[0]?.total ?? 0, limit, {
    item: (row) => row,
    keys: ({ openedAt, route }) => [openedAt, route],
  })
}

/** A project that was shared with somebody. */
export interface SharedItem {
  project: string
  projectTitles: Readonly<Record<string, string>>
  code: string | null
  office: string
  officeName: string | null
  state: string
  /** With the person, a post they hold, or its office. */
  with: string
}

/** Projects that were shared with somebody, their posts or offices, as far as they see them. */
export async function sharedWith(
  db: Db,
  asker: Asker,
  { limit, cursor }: Wanted,
): Promise<Page<SharedItem>> {
  const after = cursorFrom(cursor, 1)
  const offices = [...new Set(asker.grants.flatMap(({ office }) => office ?? []))]
  const sight = await sightOf({ db, asker })
  const shared = sql`project_shared shared join project on project.id = shared.project
    join project_standing stood on stood.project = shared.project and upper_inf(stood.recorded)
    join project_header header on header.project = shared.project and upper_inf(header.recorded)
    where upper_inf(shared.recorded) and ((shared.with_kind = 'person' and shared.with_id = ${asker.person})
      or (shared.with_kind = 'post' and shared.with_id = any(${postsOf(asker)}::text[]))
      or (shared.with_kind = 'office' and shared.with_id = any(${offices}::text[]))) and ${seen(sight, { asKnown: null })}`
  const { rows } = await sql<SharedItem>`
    select distinct on (shared.project) shared.project, header.titles as "projectTitles", header.code, header.office,
      ${officeName(sql`header.office`, asker.today)} as "officeName", stood.state, shared.with_kind as with
    from ${shared} and (${after?.[0] ?? null}::text is null or shared.project > ${after?.[0] ?? ''})
    order by shared.project, shared.with_kind = 'person' desc limit ${limit + 1}`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(distinct shared.project)::int as total from ${shared}`.execute(db)
  return pageOf(rows, counted[0]?.total ?? 0, limit, {
    item: (row) => row,
    keys: ({ project }) => [project],
  })
}
