import type { DatedClaim } from '#sources/model/claim.ts'
import { typeOf } from '#sources/model/claim.ts'
import { type Finding, finding, lines } from './finding.ts'
import type { Known } from './known.ts'

/** Things that one document calls by two names. */
export const nameFindings = (known: Known): Finding[] => [
  ...['office', 'area', 'entry', 'body', 'unit'].flatMap((type) => twiceNamed(known, type)),
  ...calledByArea(known),
]

const isShort = (name: string) => /^[A-Z]{2,6}$/.test(name)

/** Two full names in one language for one thing in one document; short forms in capitals are left out. */
function twiceNamed(known: Known, type: string): Finding[] {
  const full = known
    .all(type, 'name')
    .filter((claim) => !isShort(claim.value) && claim.from === null)
  const groups = Map.groupBy(full, (claim) => `${claim.source} ${claim.subject} ${claim.qualifier}`)
  return [...groups.values()].flatMap((claims) => {
    const [first] = claims
    if (!first || new Set(claims.map((claim) => claim.value)).size < 2) return []
    return twoNames(known, claims)
  })
}

function twoNames(known: Known, claims: readonly DatedClaim[], isArea = false): Finding[] {
  const inOrder = claims.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const [first] = inOrder
  if (!first) return []
  return [
    finding('two-names-in-one-document', `${first.source} ${first.subject}`, {
      subjects: inOrder.map((claim) => claim.subject),
      details: {
        what: isArea ? 'area' : typeOf(first.subject),
        names: lines(inOrder.map((claim) => claim.value)),
        document: known.title(first.source),
      },
      claims: inOrder,
    }),
  ]
}

/** An office printed under the name of the area it covers, while the same document calls that area otherwise. */
function calledByArea(known: Known): Finding[] {
  const names = Map.groupBy(
    known.all('office', 'name'),
    (claim) => `${claim.source} ${claim.subject}`,
  )
  return known.all('office', 'coverage').flatMap((coverage) => {
    const own = names
      .get(`${coverage.source} ${coverage.subject}`)
      ?.find((name) => name.stated !== '' && name.stated === coverage.stated)
    if (!own) return []
    const called = known
      .about(`area:${coverage.value}`, 'name')
      .filter((name) => name.qualifier === 'en')
    if (called.length === 0 || called.some((name) => name.value === own.value)) return []
    const words = new Set(called.map((name) => name.value))
    const printed = known
      .inSource(coverage.source)
      .filter(
        (claim) =>
          claim.predicate === 'name' && typeOf(claim.subject) === 'area' && words.has(claim.value),
      )
    return printed.length === 0 ? [] : twoNames(known, [own, ...printed], true)
  })
}
