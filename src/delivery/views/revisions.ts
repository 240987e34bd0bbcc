import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { namedBy } from '#projects/views.ts'
import type { Revision } from '#delivery/model/revision.ts'
import { doerAt, type NamelessDoer } from './doer.ts'

interface RevisionRow extends Omit<Revision, 'begunBy' | 'by'> {
  begunBy: NamelessDoer
  by: NamelessDoer
}

/** The revisions of a project as they stood at the moment, the newest first. */
export async function revisionsOf(db: Db, moment: Moment, project: string): Promise<Revision[]> {
  const { rows } = await sql<RevisionRow>`
    select made.project, made.number, version.based_on as "basedOn", made.kind, made.reason, made.late_reason as "lateReason",
      ${doerAt('made')} as "begunBy", ${instantText(sql`made.begun_at`)} as "begunAt",
      stood.state, stood.day, stood.reference, stood.reason as said, ${doerAt('stood')} as by
    from revision made join project_version version on version.project = made.project and version.number = made.number
      join revision_standing stood on stood.project = made.project and stood.number = made.number and ${known('stood', moment)}
    where made.project = ${project} order by made.number desc`.execute(db)
  const named = await namedBy(
    db,
    rows.flatMap(({ begunBy, by }) => [begunBy, by]),
  )
  return rows.map((row) => ({ ...row, begunBy: named(row.begunBy), by: named(row.by) }))
}

/** One revision of a project; undefined where there was none at the moment. */
export const revisionBy = async (
  db: Db,
  moment: Moment,
  project: string,
  number: number,
): Promise<Revision | undefined> =>
  (await revisionsOf(db, moment, project)).find((each) => each.number === number)
