import type { Day } from '#platform/day.ts'
import type { Decider } from '#posts/model/decider.ts'
import type { Authors, Proposal, Stage } from './proposal.ts'

/** Who has a proposal: since when, and the first day on which they no longer do; null where no end is set. */
export interface Custody {
  stage: Stage
  /** Nobody, when none may decide but its authors. */
  holders: readonly Decider[]
  since: Day
  until: Day | null
}

/** Where a proposal stands, as far as it tells who has it. */
export type Open = Pick<Proposal, 'state' | 'stage' | 'since' | 'passesOn' | 'authors'>

const isAble =
  ({ persons, posts }: Authors) =>
  ({ person, onBehalfOf }: Decider) =>
    !persons.includes(person) && (onBehalfOf === null || !posts.includes(onBehalfOf.id))

/**
 * Who has an open proposal on a day: those with a mandate over the office until the deadline; from then on, or at once when none
 * of them may decide on it, those who decide everywhere; and where there are none of these, those with a mandate again. Its
 * authors have it never. Null for what is not open. `deciders` are all whose right reaches the office on that day.
 */
export function holdersOf(proposal: Open, deciders: readonly Decider[], day: Day): Custody | null {
  if (proposal.state !== 'open') return null
  const able = deciders.filter(isAble(proposal.authors))
  const near = able.filter(({ reach }) => reach !== 'everywhere')
  const far = able.filter(({ reach }) => reach === 'everywhere')
  const { stage, since, passesOn } = proposal
  const hasPassed = stage === 'everywhere' || (passesOn !== null && passesOn <= day)
  if (!hasPassed && near.length > 0)
    return { stage: 'mandate', holders: near, since, until: passesOn }
  const came = stage === 'mandate' && passesOn !== null && passesOn <= day ? passesOn : since
  return { stage: 'everywhere', holders: far.length > 0 ? far : near, since: came, until: null }
}

/** Where a proposal begins on the day it is sent: with whom it is, and when it passes on. */
export function beginningOf(
  authors: Authors,
  deciders: readonly Decider[],
  day: Day,
  passesOn: Day,
): { stage: Stage; passesOn: Day | null; custody: Custody | null } {
  const sent: Open = { state: 'open', stage: 'mandate', since: day, passesOn, authors }
  const custody = holdersOf(sent, deciders, day)
  return custody?.stage === 'mandate'
    ? { stage: 'mandate', passesOn, custody }
    : { stage: 'everywhere', passesOn: null, custody }
}
