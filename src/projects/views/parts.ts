import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Which } from '#projects/model/project.ts'
import { citationsAt, partsAt, partsTaken } from '#projects/store/parts.ts'

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
export const citationsOf = citationsAt
