import { type DatedClaim, idOf, type Window } from '#sources/model/claim.ts'
import { type Finding, finding, lines } from './finding.ts'
import type { Known } from './known.ts'

const dated: readonly (readonly [type: string, predicate: string])[] = [
  ['office', 'kind'],
  ['office', 'function'],
  ['office', 'coverage'],
  ['office', 'place'],
  ['office', 'line'],
  ['area', 'member'],
  ['body', 'member'],
]

/** What sources say differently of one thing: when it began, or what it is where a ruling had to choose. */
export function boundFindings(known: Known): Finding[] {
  const beginnings = dated.flatMap(([type, predicate]) => {
    const groups = Map.groupBy(
      known.all(type, predicate),
      (claim) => `${claim.subject} ${claim.value} ${claim.qualifier}`,
    )
    return [...groups.values()].flatMap((claims) => beginning(known, claims))
  })
  const told = new Set(beginnings.flatMap((each) => each.claims.map((claim) => claim.key)))
  return [...beginnings, ...ruled(known, told)]
}

interface Begun {
  claim: DatedClaim
  from: Window
}

/** Beginnings of one thing that cannot both be right. */
function beginning(known: Known, claims: readonly DatedClaim[]): Finding[] {
  const begun = claims.flatMap((claim) => (claim.from ? [{ claim, from: claim.from }] : []))
  const parted = begun.filter((one) => begun.some((other) => excludes(one, other)))
  const [first] = parted
  if (!first) return []
  const { subject, predicate, value } = first.claim
  const ruling = rulingOn(known, first.claim)
  const inOrder = parted.toSorted((a, b) => (a.from.earliest < b.from.earliest ? -1 : 1))
  const isMembership = predicate === 'member'
  return [
    finding(
      isMembership ? 'membership-dates-disagree' : 'beginnings-disagree',
      `${subject} ${value}`,
      {
        subjects: isMembership ? [subject, `country:${value}`] : [subject],
        details: {
          name: known.nameOn(subject, inOrder[0]?.from.earliest ?? ''),
          ...(isMembership
            ? { country: value }
            : { predicate, [predicate === 'coverage' ? 'area' : predicate]: idOf(value) }),
          starts: lines(inOrder.map(({ from }) => `${from.earliest}/${from.latest}`)),
          ruled: ruling ? 'yes' : 'no',
          ...(ruling ? { reason: ruling.reason } : {}),
        },
        claims: inOrder.map((each) => each.claim),
      },
    ),
  ]
}

/** Neither window meets the other, and one time did not end before the other began. */
function excludes(one: Begun, other: Begun): boolean {
  const isApart = one.from.latest < other.from.earliest || other.from.latest < one.from.earliest
  return isApart && !endsBefore(one, other) && !endsBefore(other, one)
}

const endsBefore = (one: Begun, other: Begun) =>
  one.claim.until !== null && one.claim.until.earliest <= other.from.latest

const rulingOn = (known: Known, { subject, predicate, value }: DatedClaim) =>
  known.rulings.find(
    (each) => each.subject === subject && each.predicate === predicate && each.value === value,
  )

/** What sources say so differently that a ruling takes one and sets the others aside. */
const ruled = (known: Known, told: ReadonlySet<string>): Finding[] =>
  known.rulings.flatMap((ruling) => {
    const claims = known.keyed([ruling.taken, ...ruling.setAside])
    if (claims.length < 2 || claims.every((claim) => told.has(claim.key))) return []
    const [taken] = claims
    if (!taken) return []
    return [
      finding('sources-disagree', ruling.key, {
        subjects: [ruling.subject],
        details: {
          name: known.nameOn(ruling.subject, taken.referenceDay),
          predicate: isOneValue(claims) ? 'beginning' : ruling.predicate,
          [ruling.predicate === 'coverage' ? 'area' : ruling.predicate]: idOf(ruling.value),
          taken: known.title(taken.source),
          others: lines(claims.slice(1).map((claim) => known.title(claim.source))),
          reason: ruling.reason,
        },
        claims,
      }),
    ]
  })

/** All say the same thing, so they differ only in when. */
const isOneValue = (claims: readonly DatedClaim[]) =>
  new Set(claims.map((claim) => claim.value)).size === 1
