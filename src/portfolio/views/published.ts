import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { PlannedRoute } from '#portfolio/model/planned.ts'
import type { PublishedContent } from '#portfolio/model/published.ts'

/** What was published of a project, and who would have been asked about it on its first day; undefined for projects of our own. */
export async function publishedOf(
  db: Db,
  moment: Moment,
  project: string,
): Promise<{ content: PublishedContent; route: PlannedRoute | null } | undefined> {
  const { rows } = await sql<{ content: PublishedContent; route: PlannedRoute | null }>`
    select told.content, (select planned.content from planned_route planned
      where planned.project = told.project and ${known('planned', moment)}) as route
    from published_project told where told.project = ${project} and ${known('told', moment)}`.execute(
    db,
  )
  return rows[0]
}
