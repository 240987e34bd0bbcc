import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known, recordedFromOf } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import { namedBy } from '#projects/views.ts'
import type { Evaluation, Recommendation } from '#delivery/model/evaluation.ts'
import { doerAt, type NamelessDoer } from './doer.ts'

/** The evaluations of a project as they stood at the moment, the earliest first. */
export async function evaluationsOf(
  db: Db,
  moment: Moment,
  project: string,
): Promise<Evaluation[]> {
  const { rows } = await sql<Omit<Evaluation, 'by'> & { by: NamelessDoer }>`
    select held.id, held.project, held.kind, held.evaluator, held.from_day as "from", held.to_day as "to", held.state, held.findings,
      ${doerAt('held')} as by, ${recordedFromOf('held')}
    from evaluation held where held.project = ${project} and ${known('held', moment)} order by held.from_day, held.id`.execute(
    db,
  )
  const named = await namedBy(
    db,
    rows.map(({ by }) => by),
  )
  return rows.map((row) => ({ ...row, by: named(row.by) }))
}

const selected = async (
  db: Db,
  moment: Moment,
  where: RawBuilder<unknown>,
): Promise<Recommendation[]> => {
  const { rows } = await sql<Omit<Recommendation, 'by'> & { by: NamelessDoer }>`
    select held.id, held.evaluation, held.project, held.text, held.office, ${officeName(sql`held.office`, moment)} as "officeName",
      held.holder, held.due, held.answer, held.reason, held.state, held.note, ${doerAt('held')} as by, ${recordedFromOf('held')}
    from recommendation held where ${where} and ${known('held', moment)} order by held.due, held.id`.execute(
    db,
  )
  const named = await namedBy(
    db,
    rows.map(({ by }) => by),
  )
  return rows.map((row) => ({ ...row, by: named(row.by) }))
}

/** What the evaluations of a project recommend, as it stood at the moment, the earliest due first. */
export const recommendationsOf = (
  db: Db,
  moment: Moment,
  project: string,
): Promise<Recommendation[]> => selected(db, moment, sql`held.project = ${project}`)
