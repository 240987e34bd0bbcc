import type { Day } from '#platform/day.ts'

/** When somebody is away; `to` is the last day. Nobody says why. */
export interface Absence {
  id: string
  person: string
  from: Day
  to: Day
}

/** More than a year ahead nobody is away at once: who leaves for longer leaves the post. */
export const longestAbsence = 366
