import type { PlanLevel } from '#plans/model/level.ts'

/** What an office is on a day: its kinds, and the functions it holds for anything. */
export interface OfficeNature {
  kinds: readonly string[]
  functions: readonly string[]
}

/** What an office must be to write a plan of a level; any of these does. */
interface Fitting {
  /** The key of its words, `plans.misfit.<key>`. */
  asked: 'regional' | 'coordinating' | 'country'
  kinds: readonly string[]
  functions: readonly string[]
}

const regional: Fitting = {
  asked: 'regional',
  kinds: ['regional-office', 'mission-with-regional-functions'],
  functions: ['regional-strategy', 'planning-and-coordination'],
}

const country: Fitting = {
  asked: 'country',
  kinds: [
    'country-office',
    'country-office-with-coordination-function',
    'country-office-for-partnerships-and-advocacy',
    'country-mission',
    'country-site',
    'mission-with-regional-functions',
    'special-liaison-office',
    'special-liaison-mission',
  ],
  functions: [],
}

const fitting: Readonly<Record<PlanLevel, Fitting>> = {
  'regional-strategy': regional,
  'regional-plan-of-action': regional,
  'subregional-strategy': {
    asked: 'coordinating',
    kinds: ['subregional-office', 'country-office-with-coordination-function'],
    functions: ['coordination'],
  },
  'country-strategy': country,
  'national-plan-of-action': country,
}

/** What the office would have to be to write a plan of this level; null where it is that on the day. */
export function misfitOf(level: PlanLevel, { kinds, functions }: OfficeNature) {
  const { asked, kinds: right, functions: duties } = fitting[level]
  const isFit =
    kinds.some((each) => right.includes(each)) || functions.some((each) => duties.includes(each))
  return isFit ? null : asked
}

/** Where an office works: the countries and areas that it lies in, covers or is responsible for, with the countries of each area. */
export interface Reach {
  places: ReadonlySet<string>
  /** By area, for the areas asked about: the countries that belong to it. */
  members: ReadonlyMap<string, readonly string[]>
}

/** The countries and areas that lie beyond: neither told of the office itself nor made of countries that are. */
export const beyondReach = (covers: readonly string[], { places, members }: Reach): string[] =>
  covers.filter((cover) => {
    if (places.has(cover)) return false
    const countries = members.get(cover) ?? []
    return countries.length === 0 || countries.some((each) => !places.has(each))
  })
