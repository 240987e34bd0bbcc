import { type Day, dayBefore, isDay, lastOfMonth, nextDay } from '#platform/day.ts'

/** Later than every day. Sorts behind them as text. */
export const forever = 'infinity'

export const precisions = ['exact', 'approximate', 'more-than', 'almost', 'at-least'] as const
/** How exact a number is as its source gives it: “more than 412” is not 412. */
export type Precision = (typeof precisions)[number]

export const claimCertainties = ['stated', 'inferred', 'derived', 'decided'] as const
/**
 * `stated` by the source; `inferred` from its text by us; `derived` from other lists; `decided` by the organisation about itself:
 * what begins so holds until something later says otherwise, and what only ends so does not hold from that day on.
 */
export type ClaimCertainty = (typeof claimCertainties)[number]

/** A bound of a period whose day may be known only as lying between two days, both included. */
export interface Window {
  earliest: Day
  latest: Day
}

/** What one source says about one subject. `from` and `until` are null where it does not say. */
export interface Claim {
  key: string
  subject: string
  predicate: string
  value: string
  qualifier: string
  precision: Precision
  certainty: ClaimCertainty
  from: Window | null
  until: Window | null
  source: string
  /** The day it speaks of, where that is not its document’s: a claim that corrects another speaks of the other’s day. */
  seen: Day | null
  line: number | null
  stated: string
  note: string
}

/** A claim of which only this is known: what it says of whom, to be held against the rules of a table, or to be completed. */
export const bareClaim = (
  said: Pick<Claim, 'subject' | 'predicate' | 'value' | 'qualifier' | 'certainty'>,
): Claim => ({
  key: '',
  precision: 'exact',
  from: null,
  until: null,
  source: '',
  seen: null,
  line: null,
  stated: '',
  note: '',
  ...said,
})

/** Where a claim stands among the sources: the day it or its document speaks of. */
export interface DatedClaim extends Claim {
  referenceDay: Day
}

/** Which claim is taken where several disagree, and why. */
export interface Ruling {
  key: string
  subject: string
  predicate: string
  value: string
  taken: string
  setAside: readonly string[]
  reason: string
}

/** A list that gives its own count is closed: on its day, what it does not name is stated to be absent. */
export interface ClosedList {
  source: string
  day: Day
  predicate: string
  value: string
}

/**
 * Reads a bound as people write it: a day, a month, a year, or two of these with a slash between them.
 * Undefined when it is none of these; null when empty.
 */
export function windowFrom(text: string): Window | null | undefined {
  if (text === '') return null
  const [first = '', last = first, ...rest] = text.split('/')
  if (rest.length > 0) return undefined
  const from = spanOf(first)
  const to = spanOf(last)
  if (!from || !to || from.earliest > to.latest) return undefined
  return { earliest: from.earliest, latest: to.latest }
}

function spanOf(text: string): Window | undefined {
  if (/^\d{4}$/.test(text) && isDay(`${text}-01-01`))
    return { earliest: `${text}-01-01`, latest: `${text}-12-31` }
  if (/^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`))
    return { earliest: `${text}-01`, latest: lastOfMonth(text) }
  return isDay(text) ? { earliest: text, latest: text } : undefined
}

/** The type in front of a subject's colon: `office` of `office:vienna`. */
export const typeOf = (subject: string): string =>
  subject.slice(0, Math.max(0, subject.indexOf(':')))
/** What stands behind a subject's colon: `vienna` of `office:vienna`. */
export const idOf = (subject: string): string => subject.slice(subject.indexOf(':') + 1)

/** The time a claim surely speaks of, half-open, and its known bounds. */
export interface Assertion {
  claim: DatedClaim
  start: Day
  end: Day
  from: Window | null
  until: Window | null
  /** It states that from its start on nothing of the kind holds. */
  isEnd: boolean
}

/**
 * The time a claim surely covers. Without bounds it is an observation of its document's day; with a beginning only,
 * the source vouches for it through its own day; with an end only, from its own day to that end.
 * What is derived from other lists and names only a beginning vouches for its first day alone.
 * What is decided to begin has no end of its own; what is decided to end is absent from then on.
 * Null when its windows leave no day that is sure.
 */
export function assertionOf(claim: DatedClaim): Assertion | null {
  const { from, until, referenceDay: seen } = claim
  if (claim.certainty === 'decided' && from === null && until !== null)
    return { claim, start: until.latest, end: forever, from: until, until: null, isEnd: true }
  if (claim.certainty === 'decided' && from !== null && until === null)
    return { claim, start: from.latest, end: forever, from, until, isEnd: false }
  const isOnlyBeginning = from !== null && (claim.certainty === 'derived' || from.latest > seen)
  const end = until ? until.earliest : nextDay(isOnlyBeginning ? from.latest : seen)
  const start = from ? from.latest : startBefore(end, seen)
  if (start >= end) return null
  return { claim, start, end, from, until, isEnd: false }
}

/** A source that speaks after the end it names vouches for the last day before it. */
function startBefore(end: Day, seen: Day): Day {
  return seen < end ? seen : dayBefore(end)
}
