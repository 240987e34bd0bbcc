import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { Refusal } from '#platform/refusal.ts'
import { overtaking } from '#plans/model/life/behind.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { versionList } from '#plans/views.ts'

/** Refuses to go on with a version while a later one was published than the one it is based on (`plans/behind`): they are merged first. */
export async function refuseBehind(db: Db, moment: Moment, version: PlanVersion): Promise<void> {
  const newer = overtaking(version, await versionList(db, moment, { plan: version.plan.id }))
  if (newer === undefined) return
  throw new Refusal('conflict', 'plans/behind', { details: { number: newer.number } })
}
