import { idOf } from '#sources/model/claim.ts'
import type { DatedClaim } from '#sources/model/claim.ts'
import { amountOf } from './figures.ts'
import { type Finding, type FindingKind, finding, lines } from './finding.ts'
import type { Known } from './known.ts'

/** What is wrong with the texts themselves. */
export const textFindings = (known: Known): Finding[] => [
  ...defects(known),
  ...numbersWithoutHeading(known),
  ...underAnotherName(known),
]

/** Faults noted of a document, and the kind of finding each becomes. Menus are compared entry by entry elsewhere. */
const kindOfDefect = new Map<string, FindingKind>([
  ['letters-lost', 'letters-lost'],
  ['lower-case-names', 'lower-case-names'],
  ['heading-without-number', 'heading-without-number'],
  ['number-without-heading', 'number-without-heading'],
  ['heading-misleads', 'heading-misleads'],
  ['other-organisation-named', 'other-organisation-named'],
])

function defects(known: Known): Finding[] {
  const groups = Map.groupBy(
    known.all('document', 'defect'),
    (claim) => `${claim.subject} ${claim.value}`,
  )
  return [...groups].flatMap(([about, claims]) => {
    const [first] = claims
    const kind = kindOfDefect.get(first?.value ?? '')
    if (!first || !kind) return []
    const inOrder = claims.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    return finding(kind, about, {
      subjects: [first.subject],
      details: {
        stated: lines(inOrder.map((claim) => claim.stated)),
        count: claims.length,
        isTaken: 'no',
        document: known.title(idOf(first.subject)),
      },
      claims: inOrder,
    })
  })
}

/** A number printed where no heading tells what it counts: what we take it for is inferred. */
const numbersWithoutHeading = (known: Known): Finding[] =>
  known
    .all('figure', 'value')
    .filter((claim) => claim.certainty === 'inferred' && claim.line !== null)
    .map((claim) =>
      finding('number-without-heading', claim.key, {
        subjects: [claim.subject],
        details: {
          figure: idOf(claim.subject),
          stated: claim.stated,
          amount: amountOf(claim),
          count: 1,
          isTaken: 'yes',
          document: known.title(claim.source),
        },
        claims: [claim],
      }),
    )

/** A text about the organisation that another publishes under its own name. */
const underAnotherName = (known: Known): Finding[] =>
  [...known.documents.values()]
    .filter((document) => document.marking === 'published-under-another-name')
    .map((document) =>
      finding('published-under-another-name', document.id, {
        subjects: [`document:${document.id}`],
        details: { document: document.title },
        claims: firstPrinted(known.inSource(document.id)),
      }),
    )

function firstPrinted(claims: readonly DatedClaim[]): DatedClaim[] {
  const printed = claims.filter((claim) => claim.line !== null)
  return printed.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, 1)
}
