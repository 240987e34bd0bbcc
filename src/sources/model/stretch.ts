import { type Day, later } from '#platform/day.ts'
import { type Assertion, type ClosedList, forever, type Window } from './claim.ts'

/** A time for which one value stands, or for which it is decided that none does, with the assertions it rests on. Half-open. */
export interface Stretch {
  value: string
  qualifier: string
  start: Day
  end: Day
  isNothing: boolean
  parts: Assertion[]
}

/** Weaker claims first, so that a stated or decided claim, then a later document, paints over them. */
function byAuthority(a: Assertion, b: Assertion): number {
  const weight = (each: Assertion) => (isSaid(each.claim) ? 1 : 0)
  return (
    weight(a) - weight(b) ||
    a.claim.referenceDay.localeCompare(b.claim.referenceDay) ||
    (a.claim.key < b.claim.key ? -1 : 1)
  )
}

/** Whether a document itself says it, as an observation or a decision. */
export const isSaid = ({ certainty }: Assertion['claim']): boolean =>
  certainty === 'stated' || certainty === 'decided'

/** Lays the assertions on one line of time without overlap: where two values meet, the weightier one stands. */
export function painted(assertions: Assertion[]): Stretch[] {
  let line: Stretch[] = []
  for (const assertion of assertions.toSorted(byAuthority)) {
    const { claim, start, end, isEnd } = assertion
    const same = (stretch: Stretch) =>
      stretch.isNothing === isEnd &&
      (isEnd || (stretch.value === claim.value && stretch.qualifier === claim.qualifier))
    const fresh: Stretch = {
      value: claim.value,
      qualifier: claim.qualifier,
      start,
      end,
      isNothing: isEnd,
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
  // What has no end of its own lasts until something else is said, and does not come back after it.
  if (stretch.end > end && stretch.end !== forever) pieces.push({ ...stretch, start: end })
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
  if (last.isNothing || next.isNothing) return false
  const ended = boundOf(last.parts.map((part) => part.until))
  const began = boundOf(next.parts.map((part) => part.from))
  if (ended && ended.latest <= next.start && ended.latest > last.start) return false
  if (began && began.earliest >= last.end) return false
  return !against(last, closed).some((day) => day >= last.end && day < next.start)
}

/** Ends what has no end of its own where a closed list of a later day leaves it out. */
export function endedByLists(stretch: Stretch, closed: readonly ClosedList[]): Stretch {
  if (stretch.end !== forever || stretch.isNothing) return stretch
  const said = stretch.parts.map((part) => part.claim.referenceDay).reduce(later)
  const [day] = against(stretch, closed)
    .filter((each) => each > stretch.start && each > said)
    .toSorted()
  return day === undefined ? stretch : { ...stretch, end: day }
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
