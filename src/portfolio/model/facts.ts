import type { Conditions } from '#funds/model/conditions.ts'
import { isAmount } from '#posts/model/amount.ts'
import type { RouteFacts } from '#routes/model/facts.ts'
import { headquartersIn } from '#routes/model/asked.ts'
import type { NetworkFacts } from '#routes/model/network.ts'
import { amountOf } from './parts.ts'
import { areaOf, type PublishedProject } from './published.ts'

/** What is known of who pays for a project, and on which conditions, on its first day. */
export interface Paid {
  donor: { id: string; isEuropeanUnion: boolean } | null
  conditions: Conditions | undefined
}

/**
 * The countries in which a published project works: its recipient, or the countries that a project for a region names as its locations.
 * A region alone names none.
 */
export const countriesNamed = ({ places }: Pick<PublishedProject, 'places'>): string[] =>
  [...new Set(places.flatMap(({ country }) => country ?? []))].toSorted()

/**
 * What the rules look at of a published project, by the network of its first day. Null where its office is not known, or not an office of
 * that day: nobody could be asked first.
 */
export function factsOf(
  project: PublishedProject,
  { donor, conditions }: Paid,
  network: NetworkFacts,
): RouteFacts | null {
  const own = project.office === null ? undefined : network.offices.get(project.office)
  if (own === undefined) return null
  const named = (id: string | null) =>
    id === null ? null : network.offices.has(id) ? id : (headquartersIn(network)?.id ?? null)
  const amount = amountOf(project)
  const currency = project.budgets[0]?.currency ?? null
  const isTold = amount !== null && currency !== null && isAmount(amount)
  return {
    office: own.office,
    officeName: own.name,
    ownKind: own.kind,
    ownCountry: own.country,
    countries: countriesNamed(project),
    covers: project.places.flatMap(({ country, region }) =>
      country !== null ? [country] : region !== null ? [areaOf(region)] : [],
    ),
    // None is published: a theme of ours would be a guess.
    themes: [],
    types: [project.type],
    donor: donor?.id ?? null,
    isEuropean: donor?.isEuropeanUnion === true,
    fund: null,
    reviewer: named(conditions?.reviewer ?? null),
    submitter: named(conditions?.submitter ?? null),
    amount: isTold ? { amount, currency } : null,
    amounts: isTold ? { [currency]: amount } : {},
    revision: null,
  }
}
