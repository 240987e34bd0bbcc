import { type RawBuilder, sql } from 'kysely'
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
import { projectsBy } from '#projects/views.ts'
import { ownOf } from '#projects/views/list.ts'

/** Who looks, and from which moment; nobody in particular is null. */
export interface Looking {
  db: Db
  moment: Moment
  asker: Asker | Operator | null
}

/** What somebody sees of projects by their rights alone, without what is confidential at their offices or shared with them: a part of all that they see. No query. */
function sightByRights(asker: Looking['asker']): ProjectSight {
  if (asker === null) return visitorsSight
  if ('command' in asker) return operatorsSight
  const reads = readingRights(asker).length > 0
  return { ...visitorsSight, reads, everywhere: readsEverywhere(asker) }
}

/** How far somebody sees projects: two queries at most, whatever they look at. */
export async function sightOf({ db, asker }: Pick<Looking, 'db' | 'asker'>): Promise<ProjectSight> {
  const plain = sightByRights(asker)
  if (asker === null || 'command' in asker || plain.everywhere) return plain
  const rights = readingRights(asker)
  const closed = await confidential(db, asker)
  const offices = new Set<string>()
  for (const right of rights) {
    const reaches = await reachedBy(db, asker, right, closed.offices)
    for (const office of closed.offices) if (reaches(office)) offices.add(office)
  }
  return { ...plain, offices: [...offices], projects: closed.shared }
}

/**
 * The offices of confidential projects; and which projects are shared with this person, their posts or offices, or are confidential and ask
 * something of a post under which they act now.
 */
async function confidential(
  db: Db,
  { person, grants }: Asker,
): Promise<{ offices: string[]; shared: string[] }> {
  const posts = [...new Set(grants.map(({ post }) => post.id))]
  const bearers = [...new Set(grants.map(({ post, onBehalfOf }) => (onBehalfOf ?? post).id))]
  const own = [...new Set(grants.flatMap(({ office }) => (office === null ? [] : [office])))]
  const { rows } = await sql<{ office: string | null; project: string | null }>`
    select distinct header.office, null::text as project from project_standing stood
      join project_header header on header.project = stood.project and upper_inf(header.recorded)
    where stood.is_confidential and upper_inf(stood.recorded)
    union all
    select distinct null, project from project_shared where upper_inf(recorded) and (
      (with_kind = 'person' and with_id = ${person}) or (with_kind = 'post' and with_id = any(${posts}::text[]))
      or (with_kind = 'office' and with_id = any(${own}::text[])))
    union all
    select distinct null, asked.project from project_asked asked
      join project_standing stood on stood.project = asked.project and upper_inf(stood.recorded) and stood.is_confidential
    where asked.post = any(${bearers}::text[])`.execute(db)
  return {
    offices: rows.flatMap(({ office }) => (office === null ? [] : [office])),
    shared: rows.flatMap(({ project }) => (project === null ? [] : [project])),
  }
}

/**
 * Those of these projects that somebody may see, by id, as they stood at the moment. What they said may be of another moment of knowledge;
 * whether they may be seen is asked of how they stood then and of how they stand now.
 */
export async function projectsSeen(
  looking: Looking,
  ids: readonly string[],
): Promise<Map<string, Project>> {
  const { db, moment } = looking
  if (ids.length === 0) return new Map()
  const [then, sight] = await Promise.all([projectsBy(db, moment, ids), sightOf(looking)])
  const now =
    moment.asKnown === null ? then : await projectsBy(db, { ...moment, asKnown: null }, ids)
  const isSeen = (project: Project | undefined) =>
    project !== undefined && maySeeProject(sight, project)
  return new Map([...then].filter(([id, project]) => isSeen(project) && isSeen(now.get(id))))
}

/** One project where somebody may see it; undefined where they may not, or where there was none. */
export const projectSeen = async (looking: Looking, id: string): Promise<Project | undefined> =>
  (await projectsSeen(looking, [id])).get(id)

/** A project that somebody may see. Refuses any other as if there were none (`projects/unknown-project`). */
export const seenProject = async (looking: Looking, id: string): Promise<Project> =>
  found(await projectSeen(looking, id), 'projects/unknown-project')

/** SQL for whether a subject, `type:id`, is no confidential project that somebody may not see: for what tells of all that was done. */
export async function tellable(
  looking: Pick<Looking, 'db' | 'asker'>,
  subject: RawBuilder<unknown>,
): Promise<RawBuilder<boolean>> {
  const sight = await sightOf(looking)
  if (sight.isOperator || sight.everywhere) return sql`true`
  const own = ownOf(sight) ?? sql`false`
  return sql`(${subject} not like 'project:%' or not exists (select from project_standing stood
    join project_header header on header.project = stood.project and upper_inf(header.recorded)
    where stood.project = substr(${subject}, 9) and upper_inf(stood.recorded) and stood.is_confidential and not ${own}))`
}
