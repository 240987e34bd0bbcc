import { type Day, later } from '#platform/day.ts'
import type { Assertion, ClosedList, Window } from './claim.ts'

/** A time for which one value stands, with the assertions it rests on. Half-open. */
export interface Stretch {
  value: string
  qualifier: string
  start: Day
  end: Day
  parts: Assertion[]
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
export function painted(assertions: Assertion[]): Stretch[] {
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
export function joined(stretches: Stretch[], closed: readonly ClosedList[]): Stretch[] {
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
export const against = (stretch: Stretch, closed: readonly ClosedList[]): Day[] =>
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

/** The known beginning of a stretch. */
export const beginning = (stretch: Stretch): Window | null =>
  boundOf(stretch.parts.map((part) => part.from))

/** The known end of a stretch, as far as claims name one that lies at its end or after it. */
export const ending = (stretch: Stretch): Window | null =>
  boundOf(
    stretch.parts
      .map((part) => part.until)
      .filter((window) => window === null || window.latest >= stretch.end),
  )
