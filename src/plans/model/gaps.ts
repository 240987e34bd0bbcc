import type { Day } from '#platform/day.ts'
import type { Titles } from '#frameworks/model/titles.ts'
import type { PlanLevel } from './level.ts'

/** What can be missing. */
export const gapKinds = ['countries', 'ending', 'uncited', 'objectives', 'trends'] as const
export type GapKind = (typeof gapKinds)[number]

const names: readonly string[] = gapKinds

/** Whether the text is a kind of what can be missing. */
export const isGapKind = (text: string): text is GapKind => names.includes(text)

/**
 * Something that is missing. `countries`: no country strategy is in force. `ending`: a plan ends within half a year, and none
 * that follows is published. `uncited`: a part of a plan in force cites nothing above. `objectives`: no plan in force serves an
 * objective of a framework in force, or of a plan of an upper level. `trends`: no plan in force answers an issue.
 */
export interface Gap {
  /** The kind and what it is about: `ending:p-…@2`. */
  id: string
  kind: GapKind
  /** What it is about: a country, a plan, a part of a plan (`p-…@2/o3`), an objective (`sdg@2015/10.7`), an issue. */
  about: string
  /** What it is called, and in which language. */
  title: string
  language: string
  /** The plan or framework it belongs to; null where it stands for itself. */
  of: string | null
  ofTitle: string | null
  office: string | null
  officeName: string | null
  country: string | null
  /** Since when it is missing, or until when it is there; null where no day is known. */
  day: Day | null
  level: PlanLevel | null
}

/** How many of the highest objectives of a framework are served: by citing, and by what is mapped to them besides. */
export interface Served {
  cited: number
  mapped: number
}

/** A framework as a column of the matrix: its edition in force, and how many highest objectives it has. */
export interface MatrixFramework {
  framework: string
  edition: string
  titles: Titles
  total: number
}

/** How a country stands with its strategy. */
export type CountryStanding = 'in-force' | 'ending' | 'none'

/** A row of the matrix; cells in the order of the frameworks. */
export interface MatrixCountry {
  country: string
  name: string
  /** ISO 3166 numeric, as maps know countries. */
  numeric: string
  standing: CountryStanding
  /** The first day on which its strategy is no longer in force; null without one, or without an end. */
  until: Day | null
  cells: readonly Served[]
}

/** A region of the matrix: a Regional Office with what its own plans serve, and its countries. */
export interface MatrixRegion {
  /** Null for countries that no Regional Office is known to cover. */
  office: string | null
  name: string | null
  cells: readonly Served[]
  countries: readonly MatrixCountry[]
}

export interface Matrix {
  frameworks: readonly MatrixFramework[]
  regions: readonly MatrixRegion[]
}

/** How many days before its end a plan is about to end: half a year, since a strategy takes about as long to write, consult and endorse. */
export const endingDays = 183

/** How a country stands whose last strategy in force ends on that day. `soon`: the day from which ends no longer are near. */
export function countryStanding(
  { isHeld, until }: { isHeld: boolean; until: Day | null },
  soon: Day,
): CountryStanding {
  if (!isHeld) return 'none'
  return until !== null && until <= soon ? 'ending' : 'in-force'
}
