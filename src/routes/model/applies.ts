import { isMore } from '#posts/model/amount.ts'
import type { RouteFacts } from './facts.ts'
import type { NetworkFacts } from './network.ts'
import type { Purpose, Rule } from './rule.ts'

/** Kinds of offices that a region is covered from. */
export const regionalKinds: readonly string[] = [
  'regional-office',
  'mission-with-regional-functions',
]

const among = (wanted: readonly string[], held: readonly (string | null)[]): boolean =>
  wanted.length === 0 || held.some((each) => each !== null && wanted.includes(each))

/** Whether a rule applies to a project on the day of this network. */
export function applies(
  { purposes, when }: Pick<Rule, 'purposes' | 'when'>,
  purpose: Purpose,
  facts: RouteFacts,
  network: NetworkFacts,
): boolean {
  return (
    purposes.includes(purpose) &&
    among(when.themes, facts.themes) &&
    among(when.types, facts.types) &&
    among(when.countries, [...facts.countries, ...facts.covers]) &&
    among(when.donors, [facts.donor]) &&
    among(when.funds, [facts.fund]) &&
    (when.isEuropean === null || when.isEuropean === facts.isEuropean) &&
    (when.hasReviewer === null || when.hasReviewer === (facts.reviewer !== null)) &&
    isWithin(when.amount, facts) &&
    among(when.ownKinds, [facts.ownKind]) &&
    (when.notOwnKinds.length === 0 || !among(when.notOwnKinds, [facts.ownKind])) &&
    among(when.revisions, [facts.revision]) &&
    (when.regionsLeast === null || regionsOf(facts.countries, network) >= when.regionsLeast)
  )
}

/** Whether it costs from so much on and less than so much. What nobody can tell is asked about rather than left out. */
function isWithin(wanted: Rule['when']['amount'], { amounts }: RouteFacts): boolean {
  if (wanted === null) return true
  const amount = amounts[wanted.currency]
  if (amount === undefined) return true
  const isEnough = wanted.least === null || !isMore(wanted.least, amount)
  return isEnough && (wanted.below === null || isMore(wanted.below, amount))
}

/** In how many regions these countries lie: by the least number of offices that cover them from above, each country counted with the one that covers most. */
export function regionsOf(countries: readonly string[], network: NetworkFacts): number {
  const covering = countries.map((country) =>
    (network.mandates.get(country) ?? []).flatMap(({ function: held, office }) =>
      held === 'coverage' && regionalKinds.includes(network.offices.get(office)?.kind ?? '')
        ? [office]
        : [],
    ),
  )
  const reach = new Map<string, number>()
  for (const offices of covering)
    for (const office of new Set(offices)) reach.set(office, (reach.get(office) ?? 0) + 1)
  const chosen = covering.flatMap((offices) =>
    offices
      .toSorted((a, b) => (reach.get(b) ?? 0) - (reach.get(a) ?? 0) || (a < b ? -1 : 1))
      .slice(0, 1),
  )
  return new Set(chosen).size
}
