import type { Change } from '#decisions/model/change.ts'

/** What two scenarios have of their own, and what both have; each list in its own order, the common ones in that of the first. */
export interface ComparedChanges<One extends Change, Other extends Change> {
  onlyFirst: One[]
  onlySecond: Other[]
  both: One[]
}

/** Compares two lists of changes. Notes do not count: they change nothing of the network. */
export function compared<One extends Change, Other extends Change>(
  first: readonly One[],
  second: readonly Other[],
): ComparedChanges<One, Other> {
  const inFirst = new Set(first.map(sameness))
  const inSecond = new Set(second.map(sameness))
  return {
    onlyFirst: first.filter((change) => !inSecond.has(sameness(change))),
    onlySecond: second.filter((change) => !inFirst.has(sameness(change))),
    both: first.filter((change) => inSecond.has(sameness(change))),
  }
}

/** What makes two changes the same one. */
export const sameness = ({ kind, subject, value, qualifier }: Change): string =>
  JSON.stringify([kind, subject, value, qualifier])
