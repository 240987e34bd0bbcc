import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { FrameworkObjective } from '#frameworks/model/objective.ts'
import { standingOf } from '#frameworks/model/standing.ts'

/** An objective with since when its row is held. */
export type RecordedObjective = FrameworkObjective & { recordedFrom: string }

interface Row extends Omit<FrameworkObjective, 'upper' | 'standing'> {
  framework: string
  edition: string
  code: string
  editionFrom: Day | null
  editionUntil: Day | null
  supersededFrom: Day | null
  isTakenOut: boolean
  recordedFrom: string
}

/** SQL for the day from which a newer edition takes the place of the one in the row of `alias`; null where none does. */
export const supersededFrom = (alias: string, moment: Moment): RawBuilder<Day | null> => sql`
  (select min(coalesce(lower(newer.held), '-infinity'::date)) from framework_edition newer
    where newer.framework = ${sql.ref(`${alias}.framework`)} and newer.supersedes = ${sql.ref(`${alias}.edition`)} and ${known('newer', moment)})`

/**
 * Objectives, with how they stand on the day. `from` is SQL that makes rows of `framework_objective` known as `node`; the order is that of
 * the tree unless told. A row that is held no more counts as taken out.
 */
export async function objectivesFrom(
  db: Db,
  moment: Moment,
  from: RawBuilder<unknown>,
): Promise<RecordedObjective[]> {
  const { rows } = await sql<Row>`
    select node.framework, node.edition, node.code, node.parent, node.place, node.kind, node.titles,
      node.translated_by as "translatedBy", node.text, lower(node.held) as from, upper(node.held) as until, node.source,
      not (${known('node', moment)}) as "isTakenOut", lower(edition.held) as "editionFrom", upper(edition.held) as "editionUntil",
      ${supersededFrom('node', moment)}::text as "supersededFrom", ${instantText(sql`lower(node.recorded)`)} as "recordedFrom"
    ${from} left join framework_edition edition on edition.framework = node.framework and edition.edition = node.edition
      and ${known('edition', moment)}
    order by node.framework, node.edition, node.place`.execute(db)
  return rows.map((row) => objectiveOf(row, moment.asOf))
}

function objectiveOf(row: Row, day: Day): RecordedObjective {
  const { framework, edition, code, editionFrom, editionUntil, ...rest } = row
  const { supersededFrom: newerFrom, isTakenOut, ...shown } = rest
  return {
    ...shown,
    upper: { of: framework, version: edition, code },
    standing: standingOf(day, {
      edition: { from: editionFrom, until: editionUntil },
      own: { from: row.from, until: row.until },
      supersededFrom: newerFrom,
      isTakenOut,
    }),
  }
}
