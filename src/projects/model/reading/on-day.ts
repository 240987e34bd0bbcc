import type { Day } from '#platform/day.ts'

/** A version of a project, and the first day on which it was in force. */
export interface Force {
  number: number
  since: Day
}

/**
 * The version of a project that answers for a day: the last that had come into force by then; before any had, the first that ever did; where
 * nobody put any in force, the one that counted then. `forces` are in the order of their days.
 */
export const versionOn = (forces: readonly Force[], day: Day, counting: number): number =>
  (forces.findLast(({ since }) => since <= day) ?? forces[0])?.number ?? counting
