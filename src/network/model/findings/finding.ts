import type { DatedClaim, Ruling } from '#sources/model/claim.ts'
import type { SourceDocument } from '#sources/model/source.ts'

/** What can be found, in the order in which it is shown: the network first, then figures and lists, then the texts. */
export const findingKinds = [
  'several-functions',
  'function-hosted-elsewhere',
  'function-of-two-offices',
  'body-hosted',
  'covers-without-office',
  'country-of-two-offices',
  'member-not-covered',
  'one-city-several-offices',
  'perhaps-one-office',
  'listed-then-not-then-again',
  'named-in-one-document',
  'kind-ended',
  'no-later-mention',
  'beginnings-disagree',
  'membership-dates-disagree',
  'sources-disagree',
  'figures-disagree',
  'figure-not-exact',
  'office-counts-differ',
  'same-number-two-things',
  'count-differs-from-list',
  'units-not-comparable',
  'list-split-by-inference',
  'heading-without-number',
  'number-without-heading',
  'type-without-entry',
  'site-without-language',
  'language-code-unknown',
  'menus-differ',
  'two-names-in-one-document',
  'city-with-two-names',
  'city-name-misspelt',
  'letters-lost',
  'lower-case-names',
  'heading-misleads',
  'other-organisation-named',
  'published-under-another-name',
] as const
export type FindingKind = (typeof findingKinds)[number]

/**
 * Something in the documents that contradicts, does not fit or is easily misread.
 * `details` fill the places of its sentence; a detail that holds several things has one on each line.
 */
export interface Finding {
  id: string
  kind: FindingKind
  subjects: string[]
  details: Record<string, string | number>
  claims: DatedClaim[]
}

/** What a rule needs to know of a document. */
export type FindingDocument = Pick<
  SourceDocument,
  'id' | 'title' | 'referenceDay' | 'isSurvey' | 'marking'
>

/** What findings need beside the claims. */
export interface FindingsContext {
  documents: readonly FindingDocument[]
  rulings: readonly Ruling[]
}

/** A finding with its id: its kind and what it is about. */
export function finding(
  kind: FindingKind,
  about: string,
  {
    subjects,
    details,
    claims,
  }: Pick<Finding, 'subjects' | 'details'> & { claims: Iterable<DatedClaim> },
): Finding {
  const name = about.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
  return {
    id: `${kind}:${name}`,
    kind,
    subjects: [...new Set(subjects)],
    details,
    claims: [...new Set(claims)],
  }
}

/** Several things as one detail. */
export const lines = (items: Iterable<string>): string => [...new Set(items)].join('\n')
