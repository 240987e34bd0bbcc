import { inOrder } from '#platform/tree/part.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'

/** The countries and areas that a version is for, each once, in the order of its places. */
export const countriesOf = (parts: readonly ProjectPart[]): string[] => [
  ...new Set(
    inOrder(parts)
      .filter(({ kind }) => kind === 'place')
      .flatMap(({ fields }) => fields['country'] ?? fields['area'] ?? []),
  ),
]
