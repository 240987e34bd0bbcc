import type { Day } from '#platform/day.ts'

/**
 * How an edition, or one of its objectives, stands on a day. `coming`: not yet in force; `ended`: its time is over and nothing
 * took its place; `superseded`: a newer edition is in force; `withdrawn`: the objective itself is no more.
 */
export const standings = ['coming', 'in-force', 'ended', 'superseded', 'withdrawn'] as const
export type Standing = (typeof standings)[number]

/** Days from which and until which something holds; `until` is the first day it no longer does, null where nothing limits it. */
export interface Days {
  from: Day | null
  until: Day | null
}

/** What the standing of an objective follows from. */
export interface StandingFacts {
  edition: Days
  /** The objective's own days; those of the edition where it states none. */
  own: Days
  /** The day from which a newer edition that supersedes this one is in force; null where there is none. */
  supersededFrom: Day | null
  /** Whether the objective was taken out of its edition. */
  isTakenOut: boolean
}

const isBefore = (day: Day, { from }: Days) => from !== null && day < from
const isAfter = (day: Day, { until }: Days) => until !== null && day >= until

/** How an objective stands on a day. What became of the objective itself comes before what became of its edition. */
export function standingOf(day: Day, facts: StandingFacts): Standing {
  const { edition, own, supersededFrom, isTakenOut } = facts
  if (isTakenOut || isAfter(day, own)) return 'withdrawn'
  if (supersededFrom !== null && day >= supersededFrom) return 'superseded'
  if (isAfter(day, edition)) return 'ended'
  return isBefore(day, edition) || isBefore(day, own) ? 'coming' : 'in-force'
}
