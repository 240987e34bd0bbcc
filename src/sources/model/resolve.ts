import { type Day, later, nextDay } from '#platform/day.ts'
import { assertionOf, type ClosedList, type DatedClaim, forever, type Ruling } from './claim.ts'
import {
  against,
  beginning,
  endedByLists,
  ending,
  isSaid,
  joined,
  painted,
  type Stretch,
} from './stretch.ts'

/** Days from `start` until `end`, half-open; null where nothing limits them. */
export interface Span {
  start: Day | null
  end: Day | null
}

/**
 * One unbroken time for which one thing holds of a subject.
 * `sure`: stated, inferred or decided; null when no day is; without end where none was decided. `possible`: the longest time nothing speaks against.
 * `stated`: the days a source itself speaks of. `claims`: the keys it rests on, in order.
 */
export interface Run {
  value: string
  qualifier: string
  sure: { start: Day; end: Day | null } | null
  possible: Span
  stated: { start: Day; end: Day | null }[]
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

function resolveGroup(claims: DatedClaim[], context: ResolveContext): Run[] {
  const assertions = claims.map(assertionOf)
  const unsure = claims.filter((_, at) => assertions[at] === null)
  const line = painted(assertions.filter((each) => each !== null))
  const stretches = joined(
    line.map((stretch) => endedByLists(stretch, context.closed)),
    context.closed,
  )
  return [
    ...stretches.flatMap((stretch, at) =>
      stretch.isNothing
        ? []
        : [runOf(stretch, stretches[at - 1], stretches[at + 1], context.closed)],
    ),
    ...unsure.map(unsureRun),
  ]
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
    sure: start < end ? { start, end: known(end) } : null,
    possible: around(
      { start, end },
      from ? from.earliest : earliestStart(stretch, before, closed),
      until ? until.latest : latestEnd(stretch, after, closed),
    ),
    stated: statedDays(stretch),
    claims: keysOf(after?.isNothing ? [...stretch.parts, ...after.parts] : stretch.parts),
    first: firstOf(stretch),
  }
}

const keysOf = (parts: Stretch['parts']) =>
  [...new Set(parts.map((part) => part.claim.key))].toSorted()

const known = (end: Day): Day | null => (end === forever ? null : end)

/** What is possible, at least as long as what is sure: bounds of claims that contradict each other may fall inside. */
function around(sure: { start: Day; end: Day }, start: Day | null, end: Day | null): Span {
  const span = {
    start: start === null || start <= sure.start ? start : sure.start,
    end: end === null || end >= sure.end ? end : known(sure.end),
  }
  const isEmpty = span.start !== null && span.end !== null && span.start >= span.end
  return isEmpty && span.start !== null ? { start: span.start, end: nextDay(span.start) } : span
}

/** A weightier value took the first days of what these claims cover. */
const isCutAtStart = (stretch: Stretch) => stretch.parts.every((part) => part.start < stretch.start)
const isCutAtEnd = (stretch: Stretch) => stretch.parts.every((part) => part.end > stretch.end)

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

function statedDays(stretch: Stretch): Run['stated'] {
  return stretch.parts
    .filter((part) => isSaid(part.claim))
    .map((part) => ({
      start: later(part.start, stretch.start),
      end: part.end < stretch.end ? part.end : stretch.end,
    }))
    .filter((span) => span.start < span.end)
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
    .map(({ start, end }) => ({ start, end: known(end) }))
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
