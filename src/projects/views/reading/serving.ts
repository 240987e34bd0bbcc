import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { ProjectSight } from '#projects/model/sight.ts'
import { projectTables } from '#projects/views.ts'
import { seen } from '#projects/views/list.ts'

interface Looking {
  db: Db
  moment: Moment
}

/** How many projects that somebody sees cite each part of a version of a plan, by part. One query. */
export async function servingParts(
  { db, moment }: Looking,
  { plan, number }: { plan: string; number: number },
  sight: ProjectSight,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ part: string; count: number }>`
    select cited.upper_code as part, count(distinct cited.project)::integer as count
    from project_citation cited join ${projectTables(moment)} on project.id = cited.project and stood.version = cited.number
    where cited.upper_of = ${plan} and cited.upper_version = ${String(number)} and ${known('cited', moment)} and ${seen(sight, moment)}
    group by 1`.execute(db)
  return new Map(rows.map(({ part, count }) => [part, count]))
}

/** How many projects that somebody sees each programme holds on the day, by programme. One query. */
export async function programmeCounts(
  { db, moment }: Looking,
  sight: ProjectSight,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ programme: string; count: number }>`
    select held.programme, count(*)::integer as count
    from ${projectTables(moment)} join programme_project held on held.project = project.id
      and ${known('held', moment)} and held.held @> ${moment.asOf}::date
    where ${seen(sight, moment)} group by 1`.execute(db)
  return new Map(rows.map(({ programme, count }) => [programme, count]))
}
