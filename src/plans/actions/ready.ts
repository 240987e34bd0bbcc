import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { Refusal } from '#platform/refusal.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { lacking } from '#plans/views/readiness.ts'

/** Refuses a version of which something is still missing (`plans/not-ready`): each as a fault whose field is `part:field`. */
export async function refuseUnlessReady(
  db: Db,
  moment: Moment,
  version: PlanVersion,
): Promise<void> {
  const lacks = await lacking(db, moment, version)
  if (lacks.length === 0) return
  throw new Refusal('conflict', 'plans/not-ready', {
    faults: lacks.map(({ part, field, reason, details }) => ({
      field: field === null ? part : `${part}:${field}`,
      reason,
      ...(details === undefined ? {} : { details }),
    })),
  })
}
