import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import type { Laid } from '#plans/model/life/merge.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { citationsOf, partsOf, rationaleOf } from '#plans/views/parts.ts'

/** What a version says at the moment, as it is merged with others. */
export async function laidOf(
  db: Db,
  moment: Moment,
  { plan, number, languages }: PlanVersion,
): Promise<Laid> {
  const which = { plan: plan.id, number }
  const [parts, citations, rationale] = await Promise.all([
    partsOf(db, moment, which),
    citationsOf(db, moment, which),
    rationaleOf(db, moment, which),
  ])
  return { languages, parts, citations, rationale }
}
