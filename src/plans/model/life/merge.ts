import {
  type Choice,
  type Laid as LaidTree,
  type Merged as MergedTree,
  merge as mergeTrees,
} from '#platform/tree/merge.ts'
import { citationsTied } from '#frameworks/model/citation.ts'
import type { PartKind, Part } from '#plans/model/part.ts'
import { type Tied, tiesOf } from '#plans/model/ties.ts'

/** What a version says, as far as it is merged. */
export interface Laid extends Tied {
  languages: readonly string[]
  parts: readonly Part[]
}

export interface Merged extends Pick<MergedTree, 'conflicts'> {
  merged: Laid
}

/**
 * Lays what I wrote on what they published meanwhile, both begun from `base`: parts and their fields, what they cite and what they
 * answer (see `platform/tree/merge.ts`).
 */
export function merge(
  base: Laid,
  theirs: Laid,
  mine: Laid,
  choices: ReadonlyMap<string, Choice> = new Map(),
): Merged {
  const { merged, conflicts } = mergeTrees(treeOf(base), treeOf(theirs), treeOf(mine), choices)
  const { languages, parts, sets } = merged
  return {
    conflicts,
    merged: {
      languages,
      parts,
      citations: citationsTied(sets['cites'], [...theirs.citations, ...mine.citations]),
      rationale: (sets['answers'] ?? []).map(({ part, key }) => ({ part, issue: key })),
    },
  }
}

const treeOf = ({ languages, parts, ...tied }: Laid): LaidTree<PartKind> => ({
  languages,
  parts,
  sets: tiesOf(tied),
})
