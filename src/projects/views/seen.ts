import { sql } from 'kysely'
import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { found } from '#platform/refusal.ts'
import type { Operator } from '#posts/actions/operator.ts'
import { reachedBy } from '#posts/views/reach.ts'
import type { Project } from '#projects/model/project.ts'
import {
  maySeeProject,
  operatorsSight,
  type ProjectSight,
  readingRights,
  readsEverywhere,
  visitorsSight,
} from '#projects/model/sight.ts'
import { projectBy } from '#projects/views.ts'

/** Who looks, and from which moment; nobody in particular is null. */
export interface Looking {
  db: Db
  moment: Moment
  asker: Asker | Operator | null
}

/** How far somebody sees projects: two queries at most, whatever they look at. */
export async function sightOf({ db, asker }: Pick<Looking, 'db' | 'asker'>): Promise<ProjectSight> {
  if (asker === null) return visitorsSight
  if ('command' in asker) return operatorsSight
  const rights = readingRights(asker)
  const everywhere = readsEverywhere(asker)
  const reads = rights.length > 0
  if (everywhere) return { ...visitorsSight, reads, everywhere }
  const closed = await confidential(db, asker)
  const offices = new Set<string>()
  for (const right of rights) {
    const reaches = await reachedBy(db, asker, right, closed.offices)
    for (const office of closed.offices) if (reaches(office)) offices.add(office)
  }
  return { isOperator: false, reads, everywhere, offices: [...offices], projects: closed.shared }
}

/** The offices of confidential projects, and which projects that are not public to all are shared with this person, their posts or offices. */
async function confidential(
  db: Db,
  { person, grants }: Asker,
): Promise<{ offices: string[]; shared: string[] }> {
  const posts = [...new Set(grants.map(({ post }) => post.id))]
  const own = [...new Set(grants.flatMap(({ office }) => (office === null ? [] : [office])))]
  const { rows } = await sql<{ office: string | null; project: string | null }>`
    select distinct header.office, null::text as project from project_standing stood
      join project_header header on header.project = stood.project and upper_inf(header.recorded)
    where stood.is_confidential and upper_inf(stood.recorded)
    union all
    select distinct null, project from project_shared where upper_inf(recorded) and (
      (with_kind = 'person' and with_id = ${person}) or (with_kind = 'post' and with_id = any(${posts}::text[]))
      or (with_kind = 'office' and with_id = any(${own}::text[])))`.execute(db)
  return {
    offices: rows.flatMap(({ office }) => (office === null ? [] : [office])),
    shared: rows.flatMap(({ project }) => (project === null ? [] : [project])),
  }
}

/** A project that somebody may see. Refuses any other as if there were none (`projects/unknown-project`). */
export async function seenProject(looking: Looking, id: string): Promise<Project> {
  const project = await projectBy(looking.db, looking.moment, id)
  const sight = await sightOf(looking)
  const isSeen = project !== undefined && maySeeProject(sight, project)
  return found(isSeen ? project : undefined, 'projects/unknown-project')
}
