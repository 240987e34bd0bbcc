import { type Upper, upperText } from '#frameworks/model/upper.ts'
import type { Ties } from '#platform/tree/tie.ts'
import type { Answered, Citation } from './content.ts'

/** What the parts of a version cite and answer. */
export interface Tied {
  citations: readonly Citation[]
  rationale: readonly Answered[]
}

/** What parts cite and answer, as parts are merged and compared. */
export const tiesOf = ({ citations, rationale }: Tied) =>
  ({
    cites: citations.map(({ part, upper }) => ({ part, key: upperText(upper) })),
    answers: rationale.map(({ part, issue }) => ({ part, key: issue })),
  }) satisfies Ties

/** The uppers that these versions cite, by their text. */
export const uppersIn = (versions: readonly Tied[]): ReadonlyMap<string, Upper> =>
  new Map(
    versions.flatMap(({ citations }) => citations.map(({ upper }) => [upperText(upper), upper])),
  )
