import type { Consequence } from '#network/model/impact.ts'

/** What of a plan a line of an impact is about: who is consulted on it, who may endorse it, which of its countries lie beyond its office. */
export const aspects = ['consulted', 'endorsed', 'beyond'] as const
export type Aspect = (typeof aspects)[number]

/** Names that a version is bound to the network of the day on which its consultation opened. */
export const bound = 'bound'

/**
 * What a change of the network means for a plan. Bound to a day: `keeps-anchor`, it stays with the offices of that day though others
 * would be asked now. Otherwise: `loses-consulted`, nobody would be consulted; `changes-consulted`; `loses-endorser`, nobody could endorse it;
 * `passes-on`, others may. In either case, of its countries: `loses-reach`, some no longer lie where its office works; `gains-reach`.
 */
export const planConsequence: Consequence = (before, after, about) => {
  const told = new Set(about.flatMap(({ type, id }) => (type === 'aspect' ? [id] : [])))
  if (told.has('beyond')) {
    const was = new Set(before.map(({ id }) => id))
    return after.some(({ id }) => !was.has(id)) ? 'loses-reach' : 'gains-reach'
  }
  if (told.has(bound)) return 'keeps-anchor'
  if (told.has('consulted')) return after.length === 0 ? 'loses-consulted' : 'changes-consulted'
  return after.length === 0 ? 'loses-endorser' : 'passes-on'
}
