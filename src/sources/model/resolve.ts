import { type Day, later, nextDay } from '#platform/day.ts'
import {
  type Assertion,
  assertionOf,
  type ClosedList,
  type DatedClaim,
  type Ruling,
  type Window,
} from './claim.ts'

/** Days from `start` until `end`, half-open; null where nothing limits them. */
export interface Span {
  start: Day | null
  end: Day | null
}

/**
 * One unbroken time for which one thing holds of a subject.
 * `sure`: stated or inferred; null when no day is. `possible`: the longest time nothing speaks against.
 * `stated`: the days a source itself speaks of. `claims`: the keys it rests on, in order.
 */
export interface Run {
  value: string
  qualifier: string
  sure: { start: Day; end: Day } | null
  possible: Span
  stated: { start: Day; end: Day }[]
  claims: string[]
  first: DatedClaim
}

/**
 * How the claims of one predicate exclude each other: `one` value at a time (an office has one kind),
 * one for each qualifier (one name in each language), or `many` side by side.
 */
export type Scope = 'one' | 'one-per-qualifier' | 'many'

export interface ResolveContext {
  scope: Scope
  /** The closed lists that do not name the subject. */
  closed: readonly ClosedList[]
  rulings: readonly Ruling[]
}

/**
 * Resolves the claims about one subject under one predicate into what holds when. Pure: the same claims, closed lists
 * and rulings always give the same runs, in whatever order they come.
 */
export function resolve(claims: readonly DatedClaim[], context: ResolveContext): Run[] {
  const aside = new Set(context.rulings.flatMap((ruling) => ruling.setAside))
  const counted = claims.filter((claim) => !aside.has(claim.key))
  return groups(counted, context.scope).flatMap((group) => resolveGroup(group, context))
}

function groups(claims: readonly DatedClaim[], scope: Scope): DatedClaim[][] {
  const keyOf = (claim: DatedClaim) => {
    if (scope === 'one') return ''
    return scope === 'one-per-qualifier' ? claim.qualifier : `${claim.value}\n${claim.qualifier}`
  }
  const sorted = claims.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  return [...Map.groupBy(sorted, keyOf).values()]
}

interface Stretch {
  value: string
  qualifier: string
  start: Day
  end: Day
  parts: Assertion[]
}

function resolveGroup(claims: DatedClaim[], context: ResolveContext): Run[] {
  const assertions = claims.map(assertionOf)
  const unsure = claims.filter((_, at) => assertions[at] === null)
  const stretches = joined(painted(assertions.filter((each) => each !== null)), context.closed)
  return [
    ...stretches.map((stretch, at) =>
      runOf(stretch, stretches[at - 1], stretches[at + 1], context.closed),
    ),
    ...unsure.map(unsureRun),
  ]
}

/** Weaker claims first, so that a stated claim, then a later document, paints over them. */
function byAuthority(a: Assertion, b: Assertion): number {
  const weight = (each: Assertion) => (each.claim.certainty === 'stated' ? 1 : 0)
  return (
    weight(a) - weight(b) ||
    a.claim.referenceDay.localeCompare(b.claim.referenceDay) ||
    (a.claim.key < b.claim.key ? -1 : 1)
  )
}

/** Lays the assertions on one line of time without overlap: where two values meet, the weightier one stands. */
function painted(assertions: Assertion[]): Stretch[] {
  let line: Stretch[] = []
  for (const assertion of assertions.toSorted(byAuthority)) {
    const { claim, start, end } = assertion
    const same = (stretch: Stretch) =>
      stretch.value === claim.value && stretch.qualifier === claim.qualifier
    const fresh: Stretch = {
      value: claim.value,
      qualifier: claim.qualifier,
      start,
      end,
      parts: [assertion],
    }
    const rest: Stretch[] = []
    for (const stretch of line) {
      if (stretch.end <= start || stretch.start >= end) rest.push(stretch)
      else if (same(stretch)) {
        fresh.start = stretch.start < fresh.start ? stretch.start : fresh.start
        fresh.end = later(stretch.end, fresh.end)
        fresh.parts.push(...stretch.parts)
      } else rest.push(...cut(stretch, start, end))
    }
    line = [...rest, fresh]
  }
  return line.toSorted((a, b) => (a.start < b.start ? -1 : 1))
}

function cut(stretch: Stretch, start: Day, end: Day): Stretch[] {
  const pieces: Stretch[] = []
  if (stretch.start < start) pieces.push({ ...stretch, end: start })
  if (stretch.end > end) pieces.push({ ...stretch, start: end })
  return pieces
}

/** Two observations with nothing against it between them are one stretch. */
function joined(stretches: Stretch[], closed: readonly ClosedList[]): Stretch[] {
  const result: Stretch[] = []
  for (const next of stretches) {
    const last = result.at(-1)
    if (last && continues(last, next, closed)) {
      last.end = later(last.end, next.end)
      last.parts = [...last.parts, ...next.parts]
    } else result.push({ ...next })
  }
  return result
}

function continues(last: Stretch, next: Stretch, closed: readonly ClosedList[]): boolean {
  if (last.value !== next.value || last.qualifier !== next.qualifier) return false
  const ended = boundOf(last.parts.map((part) => part.until))
  const began = boundOf(next.parts.map((part) => part.from))
  if (ended && ended.latest <= next.start && ended.latest > last.start) return false
  if (began && began.earliest >= last.end) return false
  return !against(last, closed).some((day) => day >= last.end && day < next.start)
}

/** The days on which a closed list states that this value is absent. */
const against = (stretch: Stretch, closed: readonly ClosedList[]): Day[] =>
  closed.filter((list) => list.value === stretch.value).map((list) => list.day)

/**
 * One bound from what several claims say: where their windows meet, what they share; where they do not,
 * everything between the earliest and the latest, until a ruling sets one aside.
 */
function boundOf(windows: (Window | null)[]): Window | null {
  const given = windows.filter((window) => window !== null)
  const [first] = given
  if (!first) return null
  const shared = given.reduce((a, b) => ({
    earliest: later(a.earliest, b.earliest),
    latest: a.latest < b.latest ? a.latest : b.latest,
  }))
  if (shared.earliest <= shared.latest) return shared
  return given.reduce((a, b) => ({
    earliest: a.earliest < b.earliest ? a.earliest : b.earliest,
    latest: later(a.latest, b.latest),
  }))
}

function runOf(
  stretch: Stretch,
  before: Stretch | undefined,
  after: Stretch | undefined,
  closed: readonly ClosedList[],
): Run {
  const from = isCutAtStart(stretch) ? null : beginning(stretch)
  const until = isCutAtEnd(stretch) ? null : ending(stretch)
  const start = from ? later(stretch.start, from.latest) : stretch.start
  const end = until && until.earliest < stretch.end ? until.earliest : stretch.end
  return {
    value: stretch.value,
    qualifier: stretch.qualifier,
    sure: start < end ? { start, end } : null,
    possible: around(
      { start, end },
      from ? from.earliest : earliestStart(stretch, before, closed),
      until ? until.latest : latestEnd(stretch, after, closed),
    ),
    stated: statedDays(stretch),
    claims: [...new Set(stretch.parts.map((part) => part.claim.key))].toSorted(),
    first: firstOf(stretch),
  }
}

/** What is possible, at least as long as what is sure: bounds of claims that contradict each other may fall inside. */
function around(sure: { start: Day; end: Day }, start: Day | null, end: Day | null): Span {
  const span = {
    start: start === null || start <= sure.start ? start : sure.start,
    end: end === null || end >= sure.end ? end : sure.end,
  }
  const isEmpty = span.start !== null && span.end !== null && span.start >= span.end
  return isEmpty && span.start !== null ? { start: span.start, end: nextDay(span.start) } : span
}

/** A weightier value took the first days of what these claims cover. */
const isCutAtStart = (stretch: Stretch) => stretch.parts.every((part) => part.start < stretch.start)
const isCutAtEnd = (stretch: Stretch) => stretch.parts.every((part) => part.end > stretch.end)

const beginning = (stretch: Stretch): Window | null =>
  boundOf(stretch.parts.map((part) => part.from))

const ending = (stretch: Stretch): Window | null =>
  boundOf(
    stretch.parts
      .map((part) => part.until)
      .filter((window) => window === null || window.latest >= stretch.end),
  )

function earliestStart(
  stretch: Stretch,
  before: Stretch | undefined,
  closed: readonly ClosedList[],
): Day | null {
  const absent = against(stretch, closed)
    .filter((day) => day < stretch.start)
    .map(nextDay)
  const taken = before ? [ending(before)?.earliest ?? before.end] : []
  return [...absent, ...taken].toSorted().at(-1) ?? null
}

function latestEnd(
  stretch: Stretch,
  after: Stretch | undefined,
  closed: readonly ClosedList[],
): Day | null {
  const absent = against(stretch, closed).filter((day) => day >= stretch.end)
  const taken = after ? [beginning(after)?.latest ?? after.start] : []
  return [...absent, ...taken].toSorted()[0] ?? null
}

function statedDays(stretch: Stretch): { start: Day; end: Day }[] {
  return stretch.parts
    .filter((part) => part.claim.certainty === 'stated')
    .map((part) => ({
      start: later(part.start, stretch.start),
      end: part.end < stretch.end ? part.end : stretch.end,
    }))
    .filter((span) => span.start < span.end)
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
}

const firstOf = (stretch: Stretch): DatedClaim =>
  stretch.parts.map((part) => part.claim).reduce((a, b) => (a.key < b.key ? a : b))

/** A claim whose windows leave no sure day still says what was possible. */
function unsureRun(claim: DatedClaim): Run {
  const start = claim.from?.earliest ?? null
  const end = claim.until?.latest ?? null
  return {
    value: claim.value,
    qualifier: claim.qualifier,
    sure: null,
    possible: { start, end: start !== null && end !== null && start >= end ? nextDay(start) : end },
    stated: [],
    claims: [claim.key],
    first: claim,
  }
}
