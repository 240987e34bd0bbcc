import type { Day } from './day.ts'

/**
 * Where a reader stands on the two time axes.
 * `asOf`: the day asked about (valid time). `asKnown`: what this database held at that instant (recorded time);
 * null means now. `horizon`: the last day on which a source described the whole network, as known then; later days
 * answer what was last stated, marked as merely possible.
 */
export interface Moment {
  asOf: Day
  asKnown: string | null
  horizon: Day
}
