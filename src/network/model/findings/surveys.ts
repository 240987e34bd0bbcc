import type { DatedClaim } from '#sources/model/claim.ts'
import { type Finding, type FindingDocument, finding, lines } from './finding.ts'
import { type Known, oldestFirst } from './known.ts'

/** What a reader finds missing when they follow the offices and kinds from survey to survey. */
export const surveyFindings = (known: Known): Finding[] => [
  ...absentFromClosedLists(known),
  ...endedKinds(known),
  ...noLaterMention(known),
]

interface Absence {
  office: string
  list: DatedClaim
  held: readonly DatedClaim[]
}

/** Offices missing from a list that gives its own count, though another document gives them what the list is of. */
function absentFromClosedLists(known: Known): Finding[] {
  const absences = known.all('list', 'lists-all').flatMap((list) => absencesFrom(known, list))
  const byOffice = Map.groupBy(absences, (absence) => absence.office)
  return [...byOffice].flatMap(([office, own]) => {
    const named = namings(known, office)
    const [first, ...later] = named
    if (!first) return []
    if (later.length === 0) return namedOnce(known, { office, own, only: first })
    return listedAgain(known, { office, own, first })
  })
}

function absencesFrom(known: Known, list: DatedClaim): Absence[] {
  const [predicate = '', value = ''] = list.value.split('=')
  const holders = known
    .all('office', predicate)
    .filter((claim) => claim.value === value && claim.certainty !== 'derived')
  const byOffice = Map.groupBy(holders, (claim) => claim.subject)
  const named = new Set(known.inSource(list.source).map((claim) => claim.subject))
  return [...byOffice]
    .filter(([office]) => !named.has(office))
    .map(([office, held]) => ({ office, list, held }))
}

/** One claim for each survey that names the office, oldest first. */
function namings(known: Known, office: string): DatedClaim[] {
  const named = [...known.about(office, 'name'), ...known.about(office, 'kind')].filter(
    (claim) => known.documents.get(claim.source)?.isSurvey,
  )
  return [...Map.groupBy(oldestFirst(named), (claim) => claim.source).values()].flatMap((claims) =>
    claims.slice(0, 1),
  )
}

function namedOnce(
  known: Known,
  { office, own, only }: { office: string; own: Absence[]; only: DatedClaim },
): Finding[] {
  const held = own.flatMap((absence) => absence.held)
  if (held.some((claim) => claim.source !== only.source)) return []
  const lists = own.map((absence) => absence.list)
  return [
    finding('named-in-one-document', office, {
      subjects: [office],
      details: {
        office: known.nameOn(office, only.referenceDay),
        what: held[0]?.predicate ?? '',
        [held[0]?.predicate ?? 'kind']: held[0]?.value ?? '',
        document: known.title(only.source),
        day: only.referenceDay,
        others: lines(lists.map((list) => known.title(list.source))),
      },
      claims: [only, ...held, ...lists],
    }),
  ]
}

function listedAgain(
  known: Known,
  { office, own, first }: { office: string; own: Absence[]; first: DatedClaim },
): Finding[] {
  const between = own.filter(({ list, held }) => {
    const isLater = held.some((claim) => claim.referenceDay > list.referenceDay)
    return first.referenceDay < list.referenceDay && isLater
  })
  const [gap] = between
  if (!gap) return []
  const lists = oldestFirst(between.map((absence) => absence.list))
  const again = oldestFirst(gap.held).find((claim) => claim.referenceDay > gap.list.referenceDay)
  if (!again) return []
  return [
    finding('listed-then-not-then-again', office, {
      subjects: [office],
      details: {
        office: known.nameOn(office, first.referenceDay),
        first: first.referenceDay,
        missing: lines(lists.map((list) => list.referenceDay)),
        again: again.referenceDay,
        what: again.predicate,
        [again.predicate]: again.value,
        lists: lines(lists.map((list) => known.title(list.source))),
      },
      claims: [first, ...lists, again],
    }),
  ]
}

/** A kind of office that an earlier survey states and the last one neither states nor offers as a type. */
function endedKinds(known: Known): Finding[] {
  const last = known.surveys.at(-1)
  if (!last) return []
  const stated = known
    .all('office', 'kind')
    .filter((claim) => claim.certainty !== 'derived' && known.documents.get(claim.source)?.isSurvey)
  const offered = new Set(
    known
      .inSource(last.id)
      .filter((claim) => claim.predicate === 'name')
      .map(kindNamed),
  )
  const byKind = Map.groupBy(stated, (claim) => claim.value)
  return [...byKind].flatMap(([kind, claims]) => {
    const isKept = offered.has(kind) || claims.some((claim) => claim.source === last.id)
    return isKept ? [] : ended(known, { kind, claims, last })
  })
}

const kindNamed = (name: DatedClaim) => name.value.toLowerCase().replaceAll(' ', '-')

function ended(
  known: Known,
  { kind, claims, last }: { kind: string; claims: DatedClaim[]; last: FindingDocument },
) {
  const latest = oldestFirst(claims).at(-1)
  if (!latest) return []
  const offices = [...new Set(claims.map((claim) => claim.subject))]
  const facts = Map.groupBy(known.facts('office_kind'), (fact) => fact.subject)
  const next = offices.flatMap((office) => {
    const own = (facts.get(office) ?? []).toSorted((a, b) => (a.start < b.start ? -1 : 1))
    const at = own.findLastIndex((fact) => fact.value === kind)
    return own.slice(at + 1, at + 2)
  })
  const counts = [...Map.groupBy(next, (fact) => fact.value)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )
  return [
    finding('kind-ended', kind, {
      subjects: offices,
      details: {
        kind,
        count: offices.length,
        document: known.title(latest.source),
        day: latest.referenceDay,
        last: last.referenceDay,
        kinds: lines(counts.map(([value]) => value)),
        successors: counts.length,
      },
      claims: [...claims, ...known.keyed(next.flatMap((fact) => fact.claims))],
    }),
  ]
}

/** A place that a survey names as an office and no later survey names again, while nothing says what became of it. */
function noLaterMention(known: Known): Finding[] {
  const offices = Map.groupBy(known.all('office', 'place'), (claim) => claim.value)
  return [...offices].flatMap(([city, places]) => {
    const namedBy = oldestFirst(places).filter(
      (claim) => known.documents.get(claim.source)?.isSurvey,
    )
    const last = namedBy.at(-1)
    if (!last || known.about(last.subject, 'successor').length > 0) return []
    const later = known.surveys.filter((survey) => survey.referenceDay > last.referenceDay)
    if (later.length === 0) return []
    const entry = entryOfCountry(known, city, later)
    return finding('no-later-mention', city, {
      subjects: [last.subject, ...(entry ? [entry.subject] : [])],
      details: {
        city,
        kind: known.kindOn(last.subject, last.referenceDay) ?? '',
        document: known.title(last.source),
        day: last.referenceDay,
        later: later.length,
        hasEntry: entry ? 'yes' : 'no',
        ...(entry ? { country: entry.value } : {}),
      },
      claims: [last, ...(entry ? [entry] : [])],
    })
  })
}

/** The entry that a later survey has for the country of the city. */
function entryOfCountry(
  known: Known,
  city: string,
  later: readonly FindingDocument[],
): DatedClaim | undefined {
  const country = known.about(`city:${city}`, 'country')[0]?.value
  const sources = new Set(later.map((survey) => survey.id))
  return known
    .all('office', 'country')
    .find((claim) => claim.value === country && sources.has(claim.source))
}
