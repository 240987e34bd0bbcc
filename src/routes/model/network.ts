import type { Day } from '#platform/day.ts'
import type { Period } from '#platform/db/periods.ts'

/** Where something is said: a document and the line in it. */
export interface Said {
  claim: string
  source: string
  title: string
  line: number | null
  marking: string | null
}

/** What an office holds for a country on the day; `coverage` is a function too. */
export interface HeldMandate extends Period {
  office: string
  function: string
  country: string
  /** The area (or the country itself) through which it reaches the country. */
  via: string
  basis: 'held-for' | 'coverage'
  sources: readonly Said[]
}

/** A function that an office holds on the day without any area of its own. */
export interface HeldAnywhere extends Period {
  office: string
  function: string
  sources: readonly Said[]
}

/** An office of the day: one that nothing speaks against. */
export interface NetworkOffice {
  office: string
  name: string
  /** Null where no document tells its kind on the day. */
  kind: string | null
  /** Of the place it is in; null where nobody knows. */
  country: string | null
}

/** The network of a day, as far as rules look at it: fetched before, in a bounded number of queries. */
export interface NetworkFacts {
  on: Day
  offices: ReadonlyMap<string, NetworkOffice>
  /** By country. */
  mandates: ReadonlyMap<string, readonly HeldMandate[]>
  anywhere: readonly HeldAnywhere[]
}
