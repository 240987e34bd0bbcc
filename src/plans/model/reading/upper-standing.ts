import type { Day } from '#platform/day.ts'
import type { Standing } from '#frameworks/model/standing.ts'
import type { PlanStanding } from '#plans/model/plan.ts'

/** How a version that is cited stands on the day, in the words in which objectives of frameworks stand. */
export function standingOfCited(
  { state, inForce }: Pick<PlanStanding, 'state' | 'inForce'>,
  day: Day,
): Standing {
  if (inForce === null) return state === 'withdrawn' ? 'withdrawn' : 'coming'
  if (day < inForce.from) return 'coming'
  if (inForce.until === null || day < inForce.until) return 'in-force'
  return state === 'superseded' || state === 'withdrawn' ? state : 'ended'
}
