import type { Day } from '#platform/day.ts'
import type { ChangeKind } from './change-basis.ts'
import type { Aspect, Fact } from './snapshot.ts'

/** A row of an office with all its times, and what the office is called. */
export interface OfficeFact extends Fact {
  office: string
  called: string
  aspect: Aspect
}

/** Something that came about on a known day. */
export interface Event {
  id: string
  day: Day
  office: string
  called: string
  kind: ChangeKind
  before: OfficeFact | null
  after: OfficeFact | null
}

/** Something that was recorded otherwise from one instant on; both sides may hold several values. */
export interface Correction {
  id: string
  at: string
  office: string
  called: string
  aspect: Aspect
  before: readonly OfficeFact[]
  after: readonly OfficeFact[]
}

const isMany = (aspect: Aspect) => aspect === 'function' || aspect === 'coverage'
const beginning = (fact: Fact) =>
  fact.from_earliest === fact.from_latest ? fact.from_latest : null
const ending = (fact: Fact) =>
  fact.until_earliest === fact.until_latest ? fact.until_latest : null

/** What began or ended on a day that is known, the last first. */
export function eventsIn(facts: readonly OfficeFact[], until: Day): Event[] {
  const bySubject = [...Map.groupBy(facts, subjectOf).values()]
  return bySubject
    .flatMap((own) => own.flatMap((fact) => eventsOf(fact, own)))
    .filter((event) => event.day <= until)
    .toSorted((a, b) => (a.day === b.day ? compare(a.id, b.id) : compare(b.day, a.day)))
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** Facts that follow on one another: of functions and coverage each value by itself. */
const subjectOf = ({ office, aspect, value, qualifier }: OfficeFact) =>
  [office, aspect, ...(isMany(aspect) ? [value, qualifier] : [])].join('\n')

function eventsOf(fact: OfficeFact, own: readonly OfficeFact[]): Event[] {
  const from = beginning(fact)
  const until = ending(fact)
  const previous = own.find((each) => from !== null && ending(each) === from) ?? null
  const isFollowed = own.some((each) => until !== null && beginning(each) === until)
  const event = (day: Day, before: OfficeFact | null, after: OfficeFact | null): Event => {
    const kind = kindOf(before, after, own.length === 1)
    const { office, called } = fact
    const id = [office, kind, ...(isMany(fact.aspect) ? [fact.value, fact.qualifier] : []), day]
    return { id: id.join(':'), day, office, called, kind, before, after }
  }
  return [
    ...(from === null ? [] : [event(from, previous, fact)]),
    ...(until === null || isFollowed ? [] : [event(until, fact, null)]),
  ]
}

/** An office of which one kind only was ever stated opened with it and ended with it. */
function kindOf(before: OfficeFact | null, after: OfficeFact | null, isAlone: boolean): ChangeKind {
  const aspect = (after ?? before)?.aspect ?? 'kind'
  switch (aspect) {
    case 'kind':
      return !isAlone || (before && after) ? 'kind' : after ? 'opened' : 'ended'
    case 'name':
      return 'renamed'
    case 'place':
      return 'moved'
    case 'line':
      return 'line'
    case 'function':
    case 'coverage':
      return after ? `${aspect}-given` : `${aspect}-taken`
  }
}

/** What was recorded otherwise after `first`, when the database was filled; the last first. */
export function correctionsIn(facts: readonly OfficeFact[], first: string): Correction[] {
  const bySubject = [...Map.groupBy(facts, subjectOf).values()]
  return bySubject
    .flatMap((own) => {
      const instants = own.flatMap(({ recordedFrom, recordedUntil }) => [
        recordedFrom,
        recordedUntil,
      ])
      const later = [...new Set(instants)].filter((at) => at !== null && at > first)
      return later.flatMap((at) => correctionAt(at ?? first, own))
    })
    .toSorted((a, b) => (a.at === b.at ? compare(a.id, b.id) : compare(b.at, a.at)))
}

function correctionAt(at: string, own: readonly OfficeFact[]): Correction[] {
  const before = own.filter((fact) => fact.recordedUntil === at)
  const after = own.filter((fact) => fact.recordedFrom === at)
  const [shown] = [...after, ...before]
  if (!shown) return []
  const { office, called, aspect, value, qualifier } = shown
  const id = [office, aspect, ...(isMany(aspect) ? [value, qualifier] : []), at].join(':')
  return [{ id, at, office, called, aspect, before, after }]
}
