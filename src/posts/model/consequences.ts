import type { Consequence, Named } from '#network/model/impact.ts'

/** What it means for a person that a right of theirs reaches other offices: only fewer, only more, or others. */
export const reachConsequence: Consequence = (before, after) => {
  if (isAmong(after, before)) return 'loses-reach'
  return isAmong(before, after) ? 'gains-reach' : 'changes-reach'
}

function isAmong(some: readonly Named[], all: readonly Named[]): boolean {
  const ids = new Set(all.map(({ id }) => id))
  return some.every(({ id }) => ids.has(id))
}
