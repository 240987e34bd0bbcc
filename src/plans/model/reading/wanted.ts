import type { PlanLevel } from '#plans/model/level.ts'
import { type PlanOrigin, planStates } from '#plans/model/plan.ts'

/** Which versions a list shows: those in force on the day, all, or those at one state. */
export const wantedStandings = ['in-force', 'all', ...planStates] as const
export type WantedStanding = (typeof wantedStandings)[number]

/** What a reader narrows the list of plans by; what is in force on the day is shown unless they say otherwise. */
export interface Wanted {
  level?: PlanLevel | undefined
  office?: string | undefined
  /** A country a plan is for: by its code, or as a member of an area on the day. */
  country?: string | undefined
  standing?: WantedStanding | undefined
  origin?: PlanOrigin | undefined
  /** A framework of which something is cited, near or far above. */
  framework?: string | undefined
}
