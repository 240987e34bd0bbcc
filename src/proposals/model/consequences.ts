import type { Consequence } from '#network/model/impact.ts'

/**
 * What a change of the network means for an open proposal: `loses-decider`, nobody is left who could decide; `passes-on`, others
 * decide; `changes-ground`, the network says something else where it would change or correct something.
 */
export const proposalConsequence: Consequence = (_before, after, about) => {
  if (about.some(({ type }) => type === 'field')) return 'changes-ground'
  return after.length === 0 ? 'loses-decider' : 'passes-on'
}
