import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { Project } from '#projects/model/project.ts'
import type { Delivered, Due } from '#delivery/model/due.ts'
import type { Period } from '#delivery/model/terms.ts'
import { agreementOf, type InForce, inForceOf } from './agreements.ts'
import { evaluationsOf, recommendationsOf } from './evaluations.ts'
import { writtenReports } from './reports.ts'

/** What is due in a project, as it is kept. */
export async function heldDues(db: Db, moment: Moment, project: string): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select kind, ref, begins, day, settled, office, holder from due held
    where project = ${project} and ${known('held', moment)} order by day, kind, ref`.execute(db)
  return rows
}

/** Everything from which it follows what is due in a project, as it stands at the moment. */
export async function deliveredOf(db: Db, moment: Moment, project: Project): Promise<Delivered> {
  const forces = await inForceOf(db, moment, project.id)
  const reports = await writtenReports(db, moment, project.id)
  const agreement = await agreementOf(db, moment, project.id)
  return {
    state: project.state,
    since: project.since,
    agreement,
    ...periodsOf(forces, project, agreement),
    sent: reports.flatMap((each) =>
      each.sentOn === null ? [] : [{ ...each, sentOn: each.sentOn }],
    ),
    evaluations: await evaluationsOf(db, moment, project.id),
    recommendations: await recommendationsOf(db, moment, project.id),
    today: moment.asOf,
  }
}

/**
 * The period in force, and the one before it; that of the project itself where nobody recorded which version is in force. Until a revision
 * moves it, it is the one that was agreed, also where the project says another.
 */
function periodsOf(
  forces: readonly InForce[],
  project: Pick<Project, 'from' | 'to'>,
  agreement: Period | null,
): Pick<Delivered, 'period' | 'extended'> {
  const first = forces[0] ?? project
  const agreed = ({ from, to }: Pick<InForce, 'from' | 'to'>): Period | null =>
    agreement !== null && from === first.from && to === first.to
      ? { from: agreement.from, to: agreement.to }
      : periodOf({ from, to })
  const last = forces.at(-1)
  const before = forces.findLast((each) => each.to !== last?.to)
  const earlier = before === undefined ? null : agreed(before)
  const since = forces.find((each) => each.to === last?.to)?.since
  return {
    period: agreed(last ?? project),
    extended: earlier === null || since === undefined ? null : { before: earlier, since },
  }
}

/** From its first day to its last; null where one of them is not told. */
export const periodOf = ({ from, to }: Pick<InForce, 'from' | 'to'>): Period | null =>
  from === null || to === null ? null : { from, to }
