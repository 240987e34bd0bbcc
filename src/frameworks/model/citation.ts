import type { Tie } from '#platform/tree/tie.ts'
import { type Upper, upperText } from './upper.ts'

/** What a part of something planned cites above it. */
export interface Citation {
  part: string
  upper: Upper
}

/** The columns in which what is cited is kept. */
export const citationColumns = {
  of: 'upper_of',
  version: 'upper_version',
  code: 'upper_code',
} as const

/** A citation as its row is written and read. */
export type CitationRow = Upper & Pick<Citation, 'part'>

/** The row of a citation. */
export const citationRow = ({ part, upper: { of, version, code } }: Citation): CitationRow => ({
  part,
  of,
  version,
  code,
})

/** The citation that a row holds. */
export const citationIn = ({ part, ...upper }: CitationRow): Citation => ({ part, upper })

/** Citations as parts are compared and merged: each by the text of what is cited. */
export const citationTies = (citations: readonly Citation[]): Tie[] =>
  citations.map(({ part, upper }) => ({ part, key: upperText(upper) }))

/** The uppers of these citations, by their texts. */
export const uppersOf = (citations: readonly Citation[]): ReadonlyMap<string, Upper> =>
  new Map(citations.map(({ upper }) => [upperText(upper), upper]))

/** The citations that ties mean, of those there were; no ties are none. */
export function citationsTied(
  ties: readonly Tie[] | undefined,
  citations: readonly Citation[],
): Citation[] {
  const uppers = uppersOf(citations)
  return (ties ?? []).flatMap(({ part, key }) => {
    const upper = uppers.get(key)
    return upper === undefined ? [] : [{ part, upper }]
  })
}
