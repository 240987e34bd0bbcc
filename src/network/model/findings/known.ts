import type { Day } from '#platform/day.ts'
import { networkTables } from '#network/model/period-tables.ts'
import { type DatedClaim, forever, idOf, type Ruling, typeOf } from '#sources/model/claim.ts'
import { closedListsIn, type Fact, factsFor } from '#sources/model/facts.ts'
import type { FindingDocument, FindingsContext } from './finding.ts'

/** The claims, laid out so that every rule finds its own without looking through all. */
export interface Known {
  documents: ReadonlyMap<string, FindingDocument>
  /** The documents that describe the network as a whole, oldest first. */
  surveys: readonly FindingDocument[]
  rulings: readonly Ruling[]
  /** The claims about all subjects of a type under a predicate. */
  all(type: string, predicate: string): readonly DatedClaim[]
  about(subject: string, predicate: string): readonly DatedClaim[]
  inSource(source: string): readonly DatedClaim[]
  keyed(keys: readonly string[]): DatedClaim[]
  /** What the claims give for a period table, surely. */
  facts(table: string): readonly SureFact[]
  title(source: string): string
  /** The name of a subject in English as it was stated nearest to a day. */
  nameOn(subject: string, day: Day): string
  /** What an office was on a day, or nearest to it; null when no source says. */
  kindOn(subject: string, day: Day): string | null
}

/** A resolved fact with the days it surely held. */
export interface SureFact {
  subject: string
  value: string
  qualifier: string
  start: Day
  end: Day
  claims: readonly string[]
}

/** Lays out claims for the rules. */
export function layOut(given: readonly DatedClaim[], context: FindingsContext): Known {
  const claims = given.toSorted(asPrinted)
  const byKind = Map.groupBy(claims, (claim) => `${typeOf(claim.subject)} ${claim.predicate}`)
  const bySubject = Map.groupBy(claims, (claim) => `${claim.subject} ${claim.predicate}`)
  const bySource = Map.groupBy(claims, (claim) => claim.source)
  const byKey = new Map(claims.map((claim) => [claim.key, claim]))
  const documents = new Map(context.documents.map((document) => [document.id, document]))
  const resolved = resolver(byKind, context.rulings)
  const about = (subject: string, predicate: string) =>
    bySubject.get(`${subject} ${predicate}`) ?? []
  const kinds = Map.groupBy(resolved('office_kind'), (fact) => fact.subject)
  return {
    documents,
    surveys: context.documents
      .filter((document) => document.isSurvey)
      .toSorted((a, b) => (a.referenceDay < b.referenceDay ? -1 : 1)),
    rulings: context.rulings,
    all: (type, predicate) => byKind.get(`${type} ${predicate}`) ?? [],
    about,
    inSource: (source) => bySource.get(source) ?? [],
    keyed: (keys) => keys.map((key) => byKey.get(key)).filter((claim) => claim !== undefined),
    facts: resolved,
    title: (source) => documents.get(source)?.title ?? source,
    nameOn: (subject, day) => nameOn(about(subject, 'name'), day) ?? readable(idOf(subject)),
    kindOn: (subject, day) => nearest(kinds.get(subject) ?? [], day)?.value ?? null,
  }
}

/** The order of the documents and their lines, so that the findings are the same in whatever order the claims come. */
function asPrinted(a: DatedClaim, b: DatedClaim): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1
  return (a.line ?? 0) - (b.line ?? 0) || (a.key < b.key ? -1 : 1)
}

function resolver(byKind: ReadonlyMap<string, DatedClaim[]>, rulings: readonly Ruling[]) {
  const lists = closedListsIn(byKind.get('list lists-all') ?? [])
  const made = new Map<string, SureFact[]>()
  return (name: string): readonly SureFact[] => {
    const ready = made.get(name)
    if (ready) return ready
    const table = networkTables.find((each) => each.table === name)
    const mine = (table?.predicates ?? []).flatMap(
      (each) => byKind.get(`${table?.of} ${each}`) ?? [],
    )
    const facts = table
      ? factsFor(table, mine, lists, rulings).flatMap((fact) => sureFact(table.of, fact))
      : []
    made.set(name, facts)
    return facts
  }
}

function sureFact(type: string, { subject, run }: Fact): SureFact[] {
  if (run.sure === null) return []
  const { value, qualifier, claims, sure } = run
  return [
    { subject: `${type}:${subject}`, value, qualifier, ...sure, end: sure.end ?? forever, claims },
  ]
}

function nearest(facts: readonly SureFact[], day: Day): SureFact | undefined {
  const holding = facts.find((fact) => fact.start <= day && day < fact.end)
  return holding ?? facts.toSorted((a, b) => distance(a.start, day) - distance(b.start, day))[0]
}

const isShort = (name: string) => /^[A-Z]{2,6}$/.test(name)

function nameOn(names: readonly DatedClaim[], day: Day): string | undefined {
  return names
    .filter(
      (claim) => (claim.qualifier === 'en' || claim.qualifier === '') && !isShort(claim.value),
    )
    .toSorted((a, b) => distance(a.referenceDay, day) - distance(b.referenceDay, day))[0]?.value
}

/** How many days lie between two days. */
export const distance = (a: Day, b: Day): number =>
  Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000

const readable = (id: string) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')

/** Claims by the day their documents speak of, the oldest first. */
export const oldestFirst = (claims: readonly DatedClaim[]): DatedClaim[] =>
  claims.toSorted((a, b) => (a.referenceDay < b.referenceDay ? -1 : 1))
