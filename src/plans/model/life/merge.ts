import {
  type Choice,
  type Laid as LaidTree,
  type Merged as MergedTree,
  merge as mergeTrees,
} from '#platform/tree/merge.ts'
import { citationsTied } from '#frameworks/model/citation.ts'
import type { Part } from '#platform/tree/part.ts'
import type { PartKind } from '#plans/model/part.ts'
import { type Tied, tiesOf } from '#plans/model/ties.ts'

/** What a version says, as far as it is merged. */
export interface Laid<Kind extends string = PartKind> extends Tied {
  languages: readonly string[]
  parts: readonly Part<Kind>[]
}

export interface Merged<Kind extends string = PartKind> extends Pick<MergedTree, 'conflicts'> {
  merged: Laid<Kind>
}

/**
 * Lays what I wrote on what they published meanwhile, both begun from `base`: parts and their fields, what they cite and what they
 * answer (see `platform/tree/merge.ts`).
 */
export function merge<Kind extends string = PartKind>(
  base: Laid<Kind>,
  theirs: Laid<Kind>,
  mine: Laid<Kind>,
  choices: ReadonlyMap<string, Choice> = new Map(),
): Merged<Kind> {
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

const treeOf = <Kind extends string>({
  languages,
  parts,
  ...tied
}: Laid<Kind>): LaidTree<Kind> => ({
  languages,
  parts,
  sets: tiesOf(tied),
})
