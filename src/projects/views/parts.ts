import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Citation, Which } from '#projects/model/project.ts'
import { partsAt, partsTaken } from '#projects/store/parts.ts'

/** The parts of a version at the moment, in reading order. */
export const partsOf = (
  db: Db,
  moment: Moment,
  { project, number }: Which,
): Promise<ProjectPart[]> => partsAt(db, moment, { project, number })

/** Every part id that any version of the project ever had. */
export const everyPartOf = (db: Db, project: string): Promise<string[]> =>
  partsTaken(db, { project })

/** What the parts of a version cite at the moment, by part. */
export async function citationsOf(
  db: Db,
  moment: Moment,
  { project, number }: Which,
): Promise<Citation[]> {
  const { rows } = await sql<{ part: string; of: string; version: string; code: string }>`
    select part, upper_of as "of", upper_version as version, upper_code as code from project_citation held
    where project = ${project} and number = ${number} and ${known('held', moment)}
    order by part, upper_of, upper_version, upper_code`.execute(db)
  return rows.map(({ part, ...upper }) => ({ part, upper }))
}
