import { type DatedClaim, idOf } from '#sources/model/claim.ts'
import { amountOf } from './figures.ts'
import { type Finding, finding, lines } from './finding.ts'
import type { Known } from './known.ts'

/** What does not fit between a list and the number given for it. */
export const listFindings = (known: Known): Finding[] => [
  ...closedCounts(known),
  ...finderCounts(known),
  ...inferredSplits(known),
]

/** A list that gives its own count and names more or fewer. */
const closedCounts = (known: Known): Finding[] =>
  known.all('list', 'lists-all').flatMap((list) => {
    const [predicate = '', value = ''] = list.value.split('=')
    const named = known
      .inSource(list.source)
      .filter((claim) => claim.predicate === predicate && claim.value === value)
    const offices = new Set(named.map((claim) => claim.subject))
    if (list.qualifier === '' || Number(list.qualifier) === offices.size) return []
    return finding('count-differs-from-list', list.key, {
      subjects: [...offices],
      details: {
        stated: Number(list.qualifier),
        listed: offices.size,
        [predicate]: value,
        what: predicate,
        document: known.title(list.source),
      },
      claims: [list, ...named],
    })
  })

/** What a document that lists a country each counts of countries and of offices, beside what it lists. */
function finderCounts(known: Known): Finding[] {
  const entries = known.all('office', 'kind').filter((claim) => claim.value === 'country-site')
  const bySource = Map.groupBy(entries, (claim) => claim.source)
  return [...bySource].flatMap(([source, countries]) => {
    const figures = known.inSource(source).filter((claim) => claim.predicate === 'value')
    const named = known
      .inSource(source)
      .filter((claim) => claim.predicate === 'name' && claim.subject.startsWith('office:'))
    return figures.flatMap((figure) => [
      ...countriesDiffer(known, figure, countries),
      ...officesNotEntries(known, figure, named),
    ])
  })
}

function countriesDiffer(
  known: Known,
  figure: DatedClaim,
  entries: readonly DatedClaim[],
): Finding[] {
  const listed = new Set(entries.map((claim) => claim.subject)).size
  if (figure.qualifier !== 'countries' || Number(figure.value) === listed) return []
  return [
    finding('count-differs-from-list', figure.key, {
      subjects: [figure.subject],
      details: {
        stated: Number(figure.value),
        listed,
        what: 'countries',
        document: known.title(figure.source),
      },
      claims: [figure, ...ends(entries)],
    }),
  ]
}

/** Field offices and entries of a finder are counted in different units: neither number corrects the other. */
function officesNotEntries(
  known: Known,
  figure: DatedClaim,
  named: readonly DatedClaim[],
): Finding[] {
  const entries = new Set(named.map((claim) => claim.subject)).size
  if (figure.qualifier !== 'offices' || Number(figure.value) <= entries) return []
  return [
    finding('units-not-comparable', figure.key, {
      subjects: [figure.subject],
      details: {
        figure: idOf(figure.subject),
        amount: amountOf(figure),
        entries,
        document: known.title(figure.source),
      },
      claims: [figure, ...ends(named)],
    }),
  ]
}

/** The first and the last of a long list: enough to find it. */
function ends(claims: readonly DatedClaim[]): DatedClaim[] {
  const inOrder = claims.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return [...inOrder.slice(0, 1), ...inOrder.slice(-1)]
}

/** One printed list that we divided, by what another document says, since it gives several functions to all it names. */
function inferredSplits(known: Known): Finding[] {
  const inferred = known.all('list', 'lists-all').filter((claim) => claim.certainty === 'inferred')
  const printed = Map.groupBy(inferred, (claim) => `${claim.source} ${claim.line}`)
  return [...printed].flatMap(([place, unordered]) => {
    const parts = unordered.toSorted((a, b) => Number(a.qualifier) - Number(b.qualifier))
    const [first] = parts
    if (!first || parts.length < 2) return []
    const functions = parts.map((part) => part.value.split('=')[1] ?? '')
    const held = known
      .inSource(first.source)
      .filter(
        (claim) =>
          claim.line === first.line &&
          claim.certainty === 'inferred' &&
          functions.includes(claim.value),
      )
    return finding('list-split-by-inference', place, {
      subjects: held.map((claim) => claim.subject),
      details: {
        total: parts.reduce((sum, part) => sum + Number(part.qualifier), 0),
        parts: parts.map((part) => part.qualifier).join('\n'),
        functions: lines(functions),
        document: known.title(first.source),
      },
      claims: [...parts, ...held],
    })
  })
}
