import { compareDecimals, units } from '#platform/decimal.ts'
import { type Definition, startOf } from './indicator.ts'
import type { ValuesByYear } from './wrong.ts'

/** How a year of an indicator stands against its target, best first. */
export const standings = [
  'reached',
  'on-the-way',
  'behind',
  'far-behind',
  'no-value',
  'no-target',
  'to-come',
] as const
export type YearStanding = (typeof standings)[number]

/** One year of an indicator. */
export interface YearOfProgress {
  year: number
  target: string | null
  /** The approved value; null where there is none, or the year is still to come. */
  value: string | null
  /**
   * How much of the way from the beginning to this year's target is gone, 1 for all of it: below 0 where it went the other way. Of
   * what is to be kept: how near it is. Null where there is no way to measure.
   */
  share: number | null
  standing: YearStanding
}

/** From this share on a year is on its way; below the other one it is far behind. */
export const enough = 0.9
export const little = 0.5
/** What is to be kept is kept while it is no farther from its target than this part of it. */
export const near = 0.05

/**
 * How an indicator stands, year by year of its plan, seen in `thisYear`. Our proposal; no document of the organisation rules it.
 * What is to go up (or down) has reached its target when its value is at least (at most) the target; what is to be kept while it
 * is within 5 % of it. Else it is on the way from 90 % of the way between the beginning and this year's target on, far behind
 * below 50 %, and behind in between. The beginning is the baseline; of what counts from the beginning, 0.
 */
export function progressOf(
  definition: Definition,
  values: ValuesByYear,
  thisYear: number,
): YearOfProgress[] {
  const targets = new Map(definition.targets.map(({ year, value }) => [year, value]))
  return definition.years.map((year): YearOfProgress => {
    const target = targets.get(year) ?? null
    if (year > thisYear) return { year, target, value: null, share: null, standing: 'to-come' }
    const value = values.get(year)?.value ?? null
    const share = value === null || target === null ? null : shareOf(definition, value, target)
    const standing = standingOf(definition, { value, target, share })
    return { year, target, value, share, standing }
  })
}

function standingOf(
  definition: Definition,
  { value, target, share }: Pick<YearOfProgress, 'value' | 'target' | 'share'>,
): YearStanding {
  if (target === null) return 'no-target'
  if (value === null) return 'no-value'
  if (isReached(definition, value, target)) return 'reached'
  if (share === null) return 'behind'
  if (share >= enough) return 'on-the-way'
  return share < little ? 'far-behind' : 'behind'
}

function isReached({ direction }: Definition, value: string, target: string): boolean {
  const compared = compareDecimals(value, target)
  if (direction === 'up') return compared >= 0
  if (direction === 'down') return compared <= 0
  return distance(value, target) <= near * Math.abs(numberOf(target))
}

function shareOf(definition: Definition, value: string, target: string): number | null {
  if (definition.direction === 'keep') {
    const whole = Math.abs(numberOf(target))
    return whole === 0
      ? Number(compareDecimals(value, target) === 0)
      : 1 - distance(value, target) / whole
  }
  const start = startOf(definition)
  // Down from 0 there is no way to go: only the baseline tells where it began.
  if (start === null || (definition.direction === 'down' && definition.baseline === null))
    return null
  const way = units(target) - units(start)
  if (way === 0n) return null
  return Number(units(value) - units(start)) / Number(way)
}

const numberOf = (decimal: string) => Number(decimal)
const distance = (a: string, b: string) => Math.abs(numberOf(a) - numberOf(b))

/** The year that tells how an indicator stands now: this year, or the plan's last where that is over; undefined before the first. */
export const presentYear = (
  progress: readonly YearOfProgress[],
  thisYear: number,
): YearOfProgress | undefined => progress.findLast(({ year }) => year <= thisYear)
