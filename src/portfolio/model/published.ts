import type { Day } from '#platform/day.ts'

/** A row of a file, and where it stands in the document that was published. */
interface Lined {
  line: number
}

/** Where a published project works: its one recipient, or a location of a project for a region. */
export interface PublishedPlace extends Lined {
  kind: 'recipient' | 'location'
  /** ISO 3166 alpha-3; null for a region. */
  country: string | null
  /** The M49 number of a region, without its leading zeros. */
  region: string | null
  /** As it is stated. */
  name: string
}

/** What it may cost: one sum for a time. */
export interface PublishedBudget extends Lined {
  from: Day
  /** The last day. */
  to: Day
  /** Exact decimal. */
  amount: string
  currency: string
  valueDate: Day
}

/** Who pays for it. */
export interface PublishedFunding extends Lined {
  /** Id of a partner. */
  donor: string
  donorName: string
  donorReference: string
  /** What the donor calls it. */
  donorActivity: string
  transactionDate: Day
  amount: string
  currency: string
}

/** A code of a vocabulary of others, with its name. */
export interface PublishedCode extends Lined {
  vocabulary: string
  id: string
  name: string
}

/** A page that was linked to. */
export interface PublishedLink extends Lined {
  title: string
  address: string
}

/** IATI's words for where an activity stands, as far as the organisation used them. */
export const publishedStatuses = ['2', '3', '4'] as const
export type PublishedStatus = (typeof publishedStatuses)[number]

/** A project as the organisation itself published it: the facts of one activity, as its files hold them. */
export interface PublishedProject extends Lined {
  /** `DP.2154` */
  code: string
  type: string
  language: string
  title: string
  status: PublishedStatus
  plannedStart: Day
  /** Last days. */
  plannedEnd: Day
  actualStart: Day
  actualEnd: Day | null
  /** As published: `2A`, `NA`; null where none is. */
  genderMarker: string | null
  isHumanitarian: boolean
  /** The contact as stated: `IOM - Kenya`. */
  contact: string
  /** Id of the office; null where the file does not say which it is. */
  office: string | null
  /** Why it does not. */
  officeNote: string
  places: readonly PublishedPlace[]
  budgets: readonly PublishedBudget[]
  funding: readonly PublishedFunding[]
  sectors: readonly PublishedCode[]
  scopes: readonly PublishedCode[]
  links: readonly PublishedLink[]
  /** Id of the document. */
  document: string
}

/** What is kept of a published project beside our record of it, since that cannot say it all. */
export type PublishedContent = Omit<PublishedProject, 'officeNote'>

/** The id of the project that a published code becomes: `pr-dp-2154`. */
export const idOfCode = (code: string): string =>
  `pr-${code.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`

/** The id of an area of the United Nations' M49 standard, from its number as published. */
export const areaOf = (region: string): string => `m49-${region.padStart(3, '0')}`
