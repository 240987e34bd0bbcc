import { type Day, daysAfter, lastOfMonth } from '#platform/day.ts'
import type { Observed } from './observation.ts'

/** How an issue moves. In the order in which issues are listed: what rises first. */
export const tendencies = ['rising', 'emerging', 'steady', 'falling', 'dormant', 'closed'] as const
export type Tendency = (typeof tendencies)[number]

/** What the rule needs of an observation. */
export type Seen = Pick<Observed, 'from' | 'to' | 'confidence' | 'direction' | 'weight'>

/** A quarter of the year: what was observed of it, and how much that weighs. */
export interface QuarterLevel {
  /** `2026-Q3`. */
  quarter: string
  from: Day
  to: Day
  observations: number
  /** 0 to 100; null where nothing was observed. */
  level: number | null
  /** Where the observations say it is heading, from -1 (all falling) to 1 (all rising); null where there are none. */
  heading: number | null
}

/** How an issue rose and fell, up to a day. */
export interface Curve {
  /** The first in which something was observed, or in which the issue was opened, up to that of the day; the last forty at most. */
  quarters: readonly QuarterLevel[]
  /** That of the quarter by which the tendency is judged; null where nothing was observed of late. */
  level: number | null
  tendency: Tendency
}

/** How far each confidence lets an observation of the greatest weight raise the level, in fiftieths of what is missing to 100, by weight. */
const fiftieths = { low: 2, medium: 4, high: 6 } as const satisfies Record<
  Seen['confidence'],
  number
>
const whole = 50n

/** The most quarters that a curve shows: ten years. */
const mostQuarters = 40
/** From so many points a level has moved. */
const moved = 10
/** So many points count for observations that all head the same way. */
const allHeading = 20

/**
 * How much the observations of a quarter weigh together: 0 to 100, or null without any. Source: our proposal, no document gives one.
 *
 * An observation has a share of `weight × 2, 4 or 6 fiftieths` (confidence low, medium, high): from 4 % (weight 1, low) to 60 %
 * (weight 5, high). Each takes that share of what the others leave missing to 100: `level = 100 × (1 − Π (1 − share))`. So the
 * order does not matter, one more never lowers the level, many weak ones weigh as much as a strong one, and none proves all.
 * It is worked out in whole numbers and rounded once, half up.
 */
export function levelOf(seen: readonly Seen[]): number | null {
  if (seen.length === 0) return null
  const all = whole ** BigInt(seen.length)
  const missing = seen.reduce((left, each) => left * (whole - shareOf(each)), 1n)
  return Number((200n * (all - missing) + all) / (2n * all))
}

const shareOf = ({ weight, confidence }: Seen) => BigInt(weight * fiftieths[confidence])

/** Where the observations head together, each with its share: -1 to 1, or null without any. */
function headingOf(seen: readonly Seen[]): number | null {
  if (seen.length === 0) return null
  const sign = { rising: 1, steady: 0, falling: -1 } as const
  const share = (each: Seen) => Number(shareOf(each))
  const sum = seen.reduce((total, each) => total + sign[each.direction] * share(each), 0)
  return sum / seen.reduce((total, each) => total + share(each), 0)
}

/** Which quarter of the year a day lies in. */
export function quarterOf(day: Day): { quarter: string; from: Day; to: Day } {
  const year = day.slice(0, 4)
  const number = Math.ceil(Number(day.slice(5, 7)) / 3)
  const month = (at: number) => String(at).padStart(2, '0')
  const from = `${year}-${month(number * 3 - 2)}-01`
  return { quarter: `${year}-Q${number}`, from, to: lastOfMonth(`${year}-${month(number * 3)}`) }
}

/**
 * How an issue rose and fell up to the day, from the observations that count, and how it moves. An observation counts in every
 * quarter of which it speaks, and not before its first day. Source: our proposal.
 *
 * The tendency is judged by the quarter of the day. While that quarter runs it may raise the level, and not lower it: where it has
 * less than the one before, the one before is judged. `closed`: it is not followed on the day. `dormant`: nothing was observed of
 * this quarter and the one before. `emerging`: nothing was observed of any quarter earlier than these two. Else the level's change
 * against the quarter before the one judged, with 20 points more where all its observations are rising (20 less where all are
 * falling, and in between as they head): from 10 points up it is `rising`, from 10 down `falling`, in between `steady`.
 */
export function curveOf(
  observed: readonly Seen[],
  { asOf, opened, isFollowed }: { asOf: Day; opened: Day; isFollowed: boolean },
): Curve {
  const seen = observed.filter(({ from }) => from <= asOf)
  const first = seen.reduce((earliest, { from }) => (from < earliest ? from : earliest), opened)
  const quarters = quartersBetween(first, asOf).map((quarter) => {
    const own = seen.filter(({ from, to }) => from <= quarter.to && quarter.from <= to)
    return {
      ...quarter,
      observations: own.length,
      level: levelOf(own),
      heading: headingOf(own),
    }
  })
  const { level, tendency } = judged(quarters, asOf)
  return { quarters, level, tendency: isFollowed ? tendency : 'closed' }
}

function judged(
  quarters: readonly QuarterLevel[],
  asOf: Day,
): { level: number | null; tendency: Tendency } {
  const at = (back: number) => quarters.at(-1 - back)
  const points = (back: number) => at(back)?.level ?? 0
  if (points(0) === 0 && points(1) === 0) return { level: null, tendency: 'dormant' }
  const isOver = at(0)?.to === asOf
  const back = isOver || points(0) >= points(1) ? 0 : 1
  const level = at(back)?.level ?? null
  if (quarters.slice(0, -2).every((each) => each.level === null))
    return { level, tendency: 'emerging' }
  const change = points(back) - points(back + 1) + allHeading * (at(back)?.heading ?? 0)
  if (change >= moved) return { level, tendency: 'rising' }
  return { level, tendency: change <= -moved ? 'falling' : 'steady' }
}

function quartersBetween(first: Day, last: Day): { quarter: string; from: Day; to: Day }[] {
  const quarters = []
  let quarter = quarterOf(last)
  quarters.push(quarter)
  while (quarter.from > first && quarters.length < mostQuarters) {
    quarter = quarterOf(daysAfter(quarter.from, -1))
    quarters.push(quarter)
  }
  return quarters.reverse()
}
