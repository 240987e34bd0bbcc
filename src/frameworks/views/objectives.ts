import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { type Upper, upperText } from '#frameworks/model/upper.ts'
import { objectivesFrom, type RecordedObjective } from './select.ts'

/**
 * The objectives that these uppers name, by `upperText`, in one query. What was taken out of its edition later is among them, as
 * withdrawn, with its last wording; parts of plans, and what never was, are not.
 */
export async function uppersNamed(
  db: Db,
  moment: Moment,
  uppers: readonly Upper[],
): Promise<ReadonlyMap<string, RecordedObjective>> {
  if (uppers.length === 0) return new Map()
  const asked = JSON.stringify(uppers.map(({ of, version, code }) => ({ of, version, code })))
  const found = await objectivesFrom(
    db,
    moment,
    sql`from (select distinct on (held.framework, held.edition, held.code) held.*
      from jsonb_to_recordset(${asked}::jsonb) as asked (of text, version text, code text)
      join framework_objective held on held.framework = asked.of and held.edition = asked.version and held.code = asked.code
      where lower(held.recorded) <= coalesce(${moment.asKnown}::timestamptz, 'infinity')
      order by held.framework, held.edition, held.code, lower(held.recorded) desc) node`,
  )
  return new Map(found.map((each) => [upperText(each.upper), each]))
}

/** All objectives of an edition in the order of its tree, as known at the moment; none where there is no such edition. */
export const objectivesOf = (
  db: Db,
  moment: Moment,
  framework: string,
  edition: string,
): Promise<RecordedObjective[]> =>
  objectivesFrom(
    db,
    moment,
    sql`from (select * from framework_objective held where held.framework = ${framework} and held.edition = ${edition}
      and ${known('held', moment)}) node`,
  )

/** All objectives of all editions that were known at the moment. */
export const everyObjective = (db: Db, moment: Moment): Promise<RecordedObjective[]> =>
  objectivesFrom(
    db,
    moment,
    sql`from (select * from framework_objective held where ${known('held', moment)}) node`,
  )
