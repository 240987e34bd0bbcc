import { type Citation, citationTies } from '#frameworks/model/citation.ts'
import type { Ties } from '#platform/tree/tie.ts'
import type { Answered } from './content.ts'

/** What the parts of a version cite and answer. */
export interface Tied {
  citations: readonly Citation[]
  rationale: readonly Answered[]
}

/** What parts cite and answer, as parts are merged and compared. */
export const tiesOf = ({ citations, rationale }: Tied) =>
  ({
    cites: citationTies(citations),
    answers: rationale.map(({ part, issue }) => ({ part, key: issue })),
  }) satisfies Ties
