import {
  type Choice,
  merge as mergeTrees,
  type Laid as LaidTree,
  type Merged as MergedTree,
} from '#platform/tree/merge.ts'
import type { ProjectKind, ProjectPart } from '#projects/model/kinds.ts'
import { type Citation, citationsTied, citationTies } from '#frameworks/model/citation.ts'

/** What a version of a project says, as far as it is merged. */
export interface Laid {
  languages: readonly string[]
  parts: readonly ProjectPart[]
  citations: readonly Citation[]
}

export interface Merged extends Pick<MergedTree, 'conflicts'> {
  merged: Laid
}

/** Lays a revision on the version that is in force meanwhile, both begun from `base`: parts and their fields, and what they cite. */
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
    },
  }
}

const treeOf = ({ languages, parts, citations }: Laid): LaidTree<ProjectKind> => ({
  languages,
  parts,
  sets: { cites: citationTies(citations) },
})
