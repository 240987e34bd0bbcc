import type { Amount } from '#posts/model/amount.ts'
import type { RevisionKind } from './rule.ts'

/** What of a project the rules look at, on the day a route is bound to. It is kept with the route. */
export interface RouteFacts {
  /** The office that manages it, and of what kind it is on that day; null where nobody knows. */
  office: string
  officeName: string
  ownKind: string | null
  /** The country of that office; null where nobody knows. */
  ownCountry: string | null
  /** Codes of its countries, those of its areas among them. */
  countries: readonly string[]
  /** Countries and areas as they are written. */
  covers: readonly string[]
  themes: readonly string[]
  types: readonly string[]
  donor: string | null
  isEuropean: boolean
  fund: string | null
  /** Offices or units that the conditions of its fund name. */
  reviewer: string | null
  submitter: string | null
  /** Exact decimals in its own currency, and in those that rules name, where a rate of that day is known. */
  amount: Amount | null
  amounts: Readonly<Record<string, string>>
  /** What is changed, where it is a revision. */
  revision: RevisionKind | null
}

/** Facts of which nothing is known but the office: what more is known is added to them. */
export const bareFacts = (office: string, officeName: string): RouteFacts => ({
  office,
  officeName,
  ownKind: null,
  ownCountry: null,
  countries: [],
  covers: [],
  themes: [],
  types: [],
  donor: null,
  isEuropean: false,
  fund: null,
  reviewer: null,
  submitter: null,
  amount: null,
  amounts: {},
  revision: null,
})
