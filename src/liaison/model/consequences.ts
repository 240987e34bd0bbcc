import type { Consequence } from '#network/model/impact.ts'

/** What it means for a body that others speak to it: `unspoken`, nobody afterwards; `gains-voice`, nobody before; else `passes-on`. */
export const bodyConsequence: Consequence = (before, after) => {
  if (after.length === 0) return 'unspoken'
  return before.length === 0 ? 'gains-voice' : 'passes-on'
}
