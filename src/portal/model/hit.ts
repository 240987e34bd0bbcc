import type { Day } from '#platform/day.ts'
import type { Period } from '#platform/db/periods.ts'
import type { PlanOrigin } from '#plans/model/plan.ts'
import type { SourceRef } from '#sources/views.ts'

/** What is found by its name or title, in the order in which it is listed. */
export const hitTypes = [
  'office',
  'country',
  'city',
  'body',
  'unit',
  'area',
  'plan',
  'project',
  'issue',
  'objective',
  'entry',
] as const
export type HitType = (typeof hitTypes)[number]

/**
 * How something found stands on the day. `now`: it is so called, in force, followed; `coming`: it will be; `draft`: it is not published;
 * `ended`: it was.
 */
export const hitStandings = ['now', 'coming', 'draft', 'ended'] as const
export type HitStanding = (typeof hitStandings)[number]

/** Something found by one of its names or titles. */
export interface Hit extends Period {
  type: HitType
  /** An objective's is its upper as text: `sdg@2015/10.7`. */
  id: string
  /** The name that matched, with its language and when it was so called; of plans, issues and objectives when they hold. */
  matched: string
  language: string
  sources: SourceRef[]
  standing: HitStanding
  rank: number
  /** For a city: the offices that are or were there; for a plan, a project or an issue: whose it is. */
  offices: string[]
  /** For a plan or a project: whether it was written here, recorded or invented. */
  origin: PlanOrigin | null
}

/** A period whose days are known; null where nothing limits it. */
export const knownPeriod = (from: Day | null, until: Day | null): Period => ({
  from_earliest: from,
  from_latest: from,
  until_earliest: until,
  until_latest: until,
  last_stated: null,
  certainty: 'stated',
})

const placeOf = ({ type }: Hit) => hitTypes.indexOf(type)
const isPast = ({ standing }: Hit) => hitStandings.indexOf(standing)

/** The best matches first; of equal ones by type, then what holds on the day; else as they came. */
export const bestFirst = (a: Hit, b: Hit): number =>
  a.rank - b.rank || placeOf(a) - placeOf(b) || isPast(a) - isPast(b)
