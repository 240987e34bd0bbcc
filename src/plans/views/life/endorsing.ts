import type { Asker } from '#platform/doors/asker.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Decider } from '#posts/model/decider.ts'
import type { Target } from '#posts/model/target.ts'
import { decidingOver, type Now } from '#posts/views/deciders.ts'
import { mandatesOver } from '#posts/views/reach.ts'
import { daysAt } from '#posts/views/reach.ts'
import type { Authors } from '#plans/model/life/authors.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { authorsOfVersion } from './authors.ts'

/**
 * A version as the rules need it of whoever wants to endorse it: its office, the mandates over it on the day it is bound to, and who
 * wrote it. Before its consultation opened it is bound to today.
 */
export async function endorsingTarget(
  db: Db,
  asker: Pick<Asker, 'grants' | 'today' | 'todayAt'>,
  { plan, number, anchor }: Pick<PlanVersion, 'plan' | 'number' | 'anchor'>,
): Promise<Target> {
  const { today } = asker
  const bound: Day = anchor ?? today.asOf
  const offices = asker.grants.flatMap(({ right, reach, office }) =>
    right === 'plans.endorse' && reach === 'mandate' && office !== null ? [office] : [],
  )
  const day = (await daysAt(db, asker, [plan.office])).get(plan.office) ?? today.asOf
  return {
    office: plan.office,
    officeName: plan.officeName,
    mandates: await mandatesOver(db, { ...today, asOf: bound }, plan.office, offices),
    day,
    authors: await authorsOfVersion(db, { plan: plan.id, number }),
  }
}

/** Who may endorse a version today, by the mandates of the day it is bound to, the nearest right first; those who wrote it are left out. */
export async function endorsersOf(
  db: Db,
  now: Now,
  { plan, number, anchor }: Pick<PlanVersion, 'plan' | 'number' | 'anchor'>,
): Promise<Decider[]> {
  const bound = anchor === null ? now : { ...now, boundTo: anchor }
  const deciding = await decidingOver(db, bound, 'plans.endorse', [plan.office])
  const authors = await authorsOfVersion(db, { plan: plan.id, number })
  return (deciding.get(plan.office)?.deciders ?? []).filter(isNoAuthor(authors))
}

/** Whether somebody wrote nothing of it, neither themselves nor under the post that lends them the right. */
const isNoAuthor =
  ({ persons, posts }: Authors) =>
  ({ person, onBehalfOf }: Decider): boolean =>
    !persons.includes(person) && (onBehalfOf === null || !posts.includes(onBehalfOf.id))
