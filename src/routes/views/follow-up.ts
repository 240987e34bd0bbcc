import { sql } from 'kysely'
import type { Asker } from '#platform/doors/asker.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import { officeName } from '#network/views/naming.ts'
import { bearerOf } from '#routes/model/may-act.ts'

/** What is left to do after a route: to go on with what was given back, to meet a condition, to confirm that one is met, to send it to the donor. */
export interface FollowUp {
  kind: 'returned' | 'to-meet' | 'to-confirm' | 'to-send'
  /** Of the project, or of the condition. */
  id: string
  project: string
  titles: Readonly<Record<string, string>>
  office: string
  officeName: string | null
  since: Day
  due: Day | null
  /** Why it was given back; the condition. */
  text: string | null
}

/** The route is the last of its project for its purpose and about the same: what was said on an earlier one no longer counts. */
const isLast = sql`not exists (select from route later where later.project = route.project
  and later.purpose = route.purpose and later.about is not distinct from route.about and later.opened_at > route.opened_at)`

/** What is left to do for somebody after routes, what is due first before the rest, and how much in all. One query. */
export async function followUpsOf(
  db: Db,
  { person, grants, today }: Asker,
  most: number,
): Promise<{ items: FollowUp[]; total: number }> {
  const posts = [...new Set(grants.map(bearerOf))]
  const day = (instant: string) => sql`left(${instantText(sql.ref(instant))}, 10)`
  const { rows } = await sql<FollowUp & { total: number }>`
    with mine as (
      select asked.id, route.project, asked.text, asked.due, decided.at,
        (select told.said from route_condition_said told where told.condition = asked.id order by told.at desc limit 1) as said
      from route join route_step step on step.route = route.id join route_condition asked on asked.step = step.id
        join route_verdict decided on decided.step = step.id
      where route.person = ${person} and ${isLast}
    ), told_met as (
      select asked.id, route.project, asked.text, asked.due, told.at
      from route_condition_said told join route_condition asked on asked.id = told.condition
        join route_step step on step.id = asked.step join route on route.id = step.route
        join route_condition_standing stood on stood.condition = asked.id and upper_inf(stood.recorded)
      where told.said = 'met' and told.person is distinct from ${person} and stood.post = any(${posts}::text[]) and ${isLast}
        and not exists (select from route_condition_said after where after.condition = told.condition and after.at > told.at)
    ), left_over as (
      select 'returned' as kind, route.project as id, route.project, ${day('ended.at')} as since, null::date as due, ended.reason as text
      from route join route_end ended on ended.route = route.id
        join project_standing stood on stood.project = route.project and upper_inf(stood.recorded) and stood.state = 'returned'
      where route.person = ${person} and ended.outcome = 'returned'
        and ${isLast}
      union all
      select 'to-meet', id, project, ${day('mine.at')}, due, text from mine where said is null or said = 'not-met'
      union all
      select 'to-confirm', id, project, ${day('told_met.at')}, due, text from told_met
      union all
      select 'to-send', sender.project, sender.project, ${day('ended.at')}, null, null from route_sender sender
        join route on route.id = sender.route join route_end ended on ended.route = route.id
        join project_standing stood on stood.project = sender.project and upper_inf(stood.recorded) and stood.state = 'endorsed'
      where sender.post = any(${posts}::text[]) and ${isLast}
    )
    select left_over.*, header.titles, header.office, ${officeName(sql`header.office`, today)} as "officeName",
      count(*) over ()::int as total
    from left_over join project_header header on header.project = left_over.project and upper_inf(header.recorded)
    order by left_over.due nulls last, left_over.since, left_over.id limit ${most}`.execute(db)
  return {
    items: rows.map(({ total: _total, ...row }) => row),
    total: rows[0]?.total ?? 0,
  }
}
