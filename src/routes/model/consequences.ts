import type { Consequence } from '#network/model/impact.ts'

/** What a change of the network means for an open step: it changes hands, nobody could act on it any more, or somebody could again. */
export const reviewConsequence: Consequence = (before, after) => {
  if (after.length === 0) return 'loses-holder'
  return before.length === 0 ? 'gains-holder' : 'changes-hands'
}
