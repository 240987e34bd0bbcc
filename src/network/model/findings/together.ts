import type { Day } from '#platform/day.ts'

/** Something that held from `start`, and no longer on `end`. */
export interface Held {
  start: Day
  end: Day
}

/** What held at one time, with the first day on which all of it did. */
export interface Together<T extends Held> {
  day: Day
  held: T[]
}

/** The largest sets of things that held at one time. A set that is part of a larger one is left out. */
export function together<T extends Held>(all: readonly T[]): Together<T>[] {
  const days = [...new Set(all.map((each) => each.start))].toSorted()
  const sets = days.map((day) => ({
    day,
    held: all.filter((each) => each.start <= day && day < each.end),
  }))
  return sets.filter((set) => !sets.some((other) => isPartOf(set, other)))
}

function isPartOf<T extends Held>(set: Together<T>, other: Together<T>): boolean {
  if (set === other) return false
  const isSmaller = set.held.length < other.held.length
  return isSmaller && set.held.every((each) => other.held.includes(each))
}
