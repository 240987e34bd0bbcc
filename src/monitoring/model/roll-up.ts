import { compareDecimals, difference, percentageOf, sumOf } from '#platform/decimal.ts'
import { type Breakdown, unknownOf } from './breakdown.ts'
import type { Indicator } from './indicator.ts'

/** An indicator whose value is to be added with others', for one year. */
export interface Member {
  indicator: Indicator
  office: string
  /** The countries its plan is for on the day. */
  countries: readonly string[]
  /** Its approved value for the year; null where there is none. */
  value: {
    value: string
    numerator: string | null
    denominator: string | null
    breakdown: Breakdown
  } | null
}

/** Why values are not added, in the order in which it is told. */
export const obstacles = [
  'no-members',
  'measure',
  'index',
  'unit',
  'counting',
  'direction',
  'no-values',
  'no-fraction',
  'same-country',
] as const
export type Obstacle = (typeof obstacles)[number]

/** One reason, and the members that give it: what each says differently, or the countries that several are for. */
export interface Reason {
  obstacle: Obstacle
  members: readonly { id: string; says: string }[]
}

/** What members add up to. A refused one has no number at all. */
export type RollUp =
  | {
      isAdded: true
      value: string
      numerator: string | null
      denominator: string | null
      /** By category where all members have the same disaggregation; what they did not tell apart is unknown. */
      breakdown: Breakdown
      /** Those without an approved value: while there is one, the sum is incomplete. */
      missing: readonly string[]
    }
  | { isAdded: false; reasons: readonly Reason[] }

/** A member by its plan and part: `p-country-2026/i1`. */
export const memberId = ({ indicator: { plan, part } }: Pick<Member, 'indicator'>): string =>
  `${plan}/${part}`

/**
 * Adds the values of several indicators for a year, or refuses and says why, member by member. Refused are: other measures, units, ways of
 * counting and directions; an index; percentages of which somebody did not tell numerator and denominator (else their sums make
 * the percentage); people counted twice for one country, who may be the same people. Exact, whatever the order.
 * `above` is the indicator for which they are added, where it is one of a plan: it is held beside them, and not added.
 */
export function rollUp(members: readonly Member[], above: Indicator | null = null): RollUp {
  const inOrder = members.toSorted((a, b) => (memberId(a) < memberId(b) ? -1 : 1))
  const reasons = reasonsAgainst(inOrder, above)
  if (reasons.length > 0) return { isAdded: false, reasons }
  const told = inOrder.flatMap(({ indicator, value }) =>
    value === null ? [] : [{ indicator, ...value }],
  )
  const missing = inOrder.filter(({ value }) => value === null).map(memberId)
  const numerators = told.flatMap(({ numerator }) => numerator ?? [])
  const denominators = told.flatMap(({ denominator }) => denominator ?? [])
  if (inOrder[0]?.indicator.measure === 'percentage') {
    const [numerator, denominator] = [sumOf(numerators), sumOf(denominators)]
    const value = percentageOf(numerator, denominator)
    return { isAdded: true, value, numerator, denominator, breakdown: {}, missing }
  }
  return {
    isAdded: true,
    value: sumOf(told.map(({ value }) => value)),
    numerator: null,
    denominator: null,
    breakdown: addedBreakdown(told),
    missing,
  }
}

function reasonsAgainst(members: readonly Member[], above: Indicator | null): Reason[] {
  if (members.length === 0) return [{ obstacle: 'no-members', members: [] }]
  const alike = [...(above === null ? [] : [{ indicator: above }]), ...members]
  const unlike = (obstacle: Obstacle, says: (indicator: Indicator) => string): Reason[] =>
    new Set(alike.map(({ indicator }) => says(indicator))).size === 1
      ? []
      : [
          {
            obstacle,
            members: alike.map((each) => ({ id: memberId(each), says: says(each.indicator) })),
          },
        ]
  const those = (obstacle: Obstacle, wrong: readonly Member[]): Reason[] =>
    wrong.length === 0
      ? []
      : [{ obstacle, members: wrong.map((each) => ({ id: memberId(each), says: '' })) }]
  const told = members.filter(({ value }) => value !== null)
  return [
    ...unlike('measure', ({ measure }) => measure),
    ...those(
      'index',
      members.filter(({ indicator }) => indicator.measure === 'index'),
    ),
    ...unlike('unit', unitOf),
    ...unlike('counting', ({ counting }) => counting),
    ...unlike('direction', ({ direction }) => direction),
    ...(told.length === 0 ? those('no-values', members) : []),
    ...those(
      'no-fraction',
      told.filter(
        ({ indicator, value }) =>
          indicator.measure === 'percentage' && (value?.denominator ?? null) === null,
      ),
    ),
    ...sameCountry(members),
  ]
}

/** What is counted, so that two can be compared: in English where that is told, else in the first of its languages. */
const unitOf = ({ units }: Indicator): string => {
  const [first] = Object.keys(units).toSorted()
  return (units['en'] ?? units[first ?? ''] ?? '').trim().toLowerCase()
}

function sameCountry(members: readonly Member[]): Reason[] {
  const people = members.filter(({ indicator }) => indicator.measure === 'people')
  const counted = Map.groupBy(
    people.flatMap(({ countries }) => [...new Set(countries)]),
    (country) => country,
  )
  const shared = new Set(
    [...counted].flatMap(([country, all]) => (all.length > 1 ? [country] : [])),
  )
  const wrong = people.flatMap((each) => {
    const own = each.countries.filter((country) => shared.has(country)).toSorted()
    return own.length === 0 ? [] : [{ id: memberId(each), says: own.join(', ') }]
  })
  return wrong.length === 0 ? [] : [{ obstacle: 'same-country', members: wrong }]
}

interface Told {
  indicator: Indicator
  value: string
  breakdown: Breakdown
}

/** By category; nothing where members break down differently. */
function addedBreakdown(told: readonly Told[]): Breakdown {
  const kinds = new Set(told.map(({ indicator }) => indicator.disaggregation))
  const [kind] = kinds
  const unknown = kind === undefined ? null : unknownOf(kind)
  if (kinds.size !== 1 || unknown === null) return {}
  const parts = told.flatMap(({ value, breakdown }): [string, string][] => {
    const rest = difference(value, sumOf(Object.values(breakdown)))
    const untold: [string, string][] = compareDecimals(rest, '0') === 0 ? [] : [[unknown, rest]]
    return [...Object.entries(breakdown), ...untold]
  })
  return Object.fromEntries(
    [...Map.groupBy(parts, ([category]) => category)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([category, own]) => [category, sumOf(own.map(([, value]) => value))]),
  )
}
