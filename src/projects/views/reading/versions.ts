import { sql } from 'kysely'
import type { Moment } from '#platform/moment.ts'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import type { Day } from '#platform/day.ts'
import { found } from '#platform/refusal.ts'
import { type ProjectState, publicStates } from '#projects/model/life.ts'
import type { Project, ProjectVersion, Which } from '#projects/model/project.ts'
import { isInside, type ProjectSight } from '#projects/model/sight.ts'
import { versionsOf } from '#projects/views.ts'
import { type Looking, seenProject, sightOf } from '#projects/views/seen.ts'

/** A state a project came to. */
export interface Stage {
  state: ProjectState
  since: Day
  version: number
  reason: string | null
  /** ISO, UTC: since when that is recorded. */
  at: string
}

/** The states through which a project went up to the moment, the first first; what was corrected of one does not tell it twice. */
export async function stagesOf(db: Db, { asKnown }: Moment, project: string): Promise<Stage[]> {
  const { rows } = await sql<Stage>`
    select state, since, version, reason, ${instantText(sql`lower(recorded)`)} as at from project_standing
    where project = ${project} and not isempty(recorded)
      and (${asKnown}::timestamptz is null or lower(recorded) <= ${asKnown}::timestamptz)
    order by lower(recorded)`.execute(db)
  return rows.filter(({ state, version }, at) => {
    const before = rows[at - 1]
    return before === undefined || before.state !== state || before.version !== version
  })
}

/**
 * The versions of a project that somebody may see, the newest first: all of them inside; others only those that counted while the project was
 * public.
 */
export async function seenVersions(
  { db, moment }: { db: Db; moment: Moment },
  project: Project,
  sight: ProjectSight,
): Promise<ProjectVersion[]> {
  const all = await versionsOf(db, moment, project.id)
  if (isInside(sight, project)) return all
  const stages = await stagesOf(db, moment, project.id)
  const counted = new Set(
    stages.flatMap(({ state, version }) => (publicStates.includes(state) ? [version] : [])),
  )
  return all.filter(({ number }) => counted.has(number))
}

/**
 * A version of a project that somebody may see, with the project and how far they see. Refuses a project they may not see, and a version that
 * there is not or that is not for them, in the same words (`projects/unknown-project`).
 */
export async function seenVersion(
  looking: Looking,
  { project: id, number }: Which,
): Promise<{ project: Project; version: ProjectVersion; sight: ProjectSight }> {
  const project = await seenProject(looking, id)
  const sight = await sightOf(looking)
  const versions = await seenVersions(looking, project, sight)
  const version = found(
    versions.find((each) => each.number === number),
    'projects/unknown-project',
  )
  return { project, version, sight }
}
