import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { Project } from '#projects/model/project.ts'
import { type Force, versionOn } from '#projects/model/reading/on-day.ts'
import { projectColumns, type ProjectRow, projectsFrom } from '#projects/views.ts'

/**
 * A project as it stood on the day asked about: its state of that day, and what the version said that was in force then. Who may see it, and on
 * what writing it rests, stay as they are. Null where it had not been begun by that day.
 */
export async function projectOnDay(
  db: Db,
  moment: Moment,
  project: Project,
): Promise<Project | null> {
  const { rows: forces } = await sql<Force>`
    select held.number, lower(held.in_force) as since from project_in_force held
    where held.project = ${project.id} and ${known('held', moment)} order by lower(held.in_force)`.execute(
    db,
  )
  const number = versionOn(forces, moment.asOf, project.version)
  if (project.since <= moment.asOf && number === project.version) return project
  const was = await toldOn(db, moment, { project: project.id, forces })
  const { isConfidential, revision, recordedFrom } = project
  return was === undefined ? null : { ...was, isConfidential, revision, recordedFrom }
}

async function toldOn(
  db: Db,
  moment: Moment,
  { project, forces }: { project: string; forces: readonly Force[] },
): Promise<Project | undefined> {
  const upTo = (alias: string): RawBuilder<boolean> => {
    const recorded = sql.ref(`${alias}.recorded`)
    return sql`(not isempty(${recorded}) and (${moment.asKnown}::timestamptz is null or lower(${recorded}) <= ${moment.asKnown}::timestamptz))`
  }
  const isByThen = sql`stood.since <= ${moment.asOf}::date`
  // A version may be in force from a day before anybody recorded the project: then it stood as it did first.
  const { rows: stands } = await sql<{ version: number; at: string; isByThen: boolean }>`
    select stood.version, lower(stood.recorded)::text as at, ${isByThen} as "isByThen" from project_standing stood
    where stood.project = ${project} and ${upTo('stood')}
    order by ${isByThen} desc, case when ${isByThen} then lower(stood.recorded) end desc nulls last, lower(stood.recorded)
    limit 1`.execute(db)
  const [stand] = stands
  const isInForce = forces.some(({ since }) => since <= moment.asOf)
  if (stand === undefined || !(stand.isByThen || isInForce)) return undefined
  const number = versionOn(forces, moment.asOf, stand.version)
  const { rows } = await sql<ProjectRow>`
    select ${projectColumns(moment)} from project
      join project_standing stood on stood.project = project.id and lower(stood.recorded) = ${stand.at}::timestamptz
      join lateral (select told.* from project_header told where told.project = project.id and ${upTo('told')}
        order by (told.number = ${number}) desc, lower(told.recorded) desc limit 1) header on true
    where project.id = ${project}`.execute(db)
  const [was] = await projectsFrom(db, rows)
  return was === undefined ? undefined : { ...was, version: number }
}
