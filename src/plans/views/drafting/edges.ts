import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Edge } from '#plans/model/drafting/cycles.ts'

/**
 * Which plan cites which, near and far above these plans, as everything stands now: by versions that are worked on or in force. One
 * query.
 */
export async function edgesAbove(db: Db, plans: readonly string[]): Promise<Edge[]> {
  const live = sql`cited.upper_of like 'p-%' and upper_inf(cited.recorded) and exists (
    select from plan_standing stood where stood.plan = cited.plan and stood.number = cited.number and upper_inf(stood.recorded)
      and stood.state not in ('superseded', 'withdrawn'))`
  const { rows } = await sql<Edge>`
    with recursive above (plan) as (
      select unnest(${[...plans]}::text[])
      union select cited.upper_of from above join plan_citation cited on cited.plan = above.plan and ${live})
    select distinct cited.plan as "from", cited.upper_of as "to"
    from above join plan_citation cited on cited.plan = above.plan and ${live}`.execute(db)
  return rows
}
