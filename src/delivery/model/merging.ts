import type { Choice } from '#platform/tree/merge.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import { merge as mergeTied, type Merged as MergedTied } from '#plans/model/life/merge.ts'
import type { ProjectKind, ProjectPart } from '#projects/model/kinds.ts'

/** What a version of a project says, as far as it is merged. */
export interface Laid {
  languages: readonly string[]
  parts: readonly ProjectPart[]
  citations: readonly Citation[]
}

export interface Merged extends Pick<MergedTied, 'conflicts'> {
  merged: Laid
}

/** Lays a revision on the version that is in force meanwhile, both begun from `base`: parts and their fields, and what they cite. */
export function merge(
  base: Laid,
  theirs: Laid,
  mine: Laid,
  choices: ReadonlyMap<string, Choice> = new Map(),
): Merged {
  const [from, one, other] = [tied(base), tied(theirs), tied(mine)]
  const { merged, conflicts } = mergeTied<ProjectKind>(from, one, other, choices)
  const { languages, parts, citations } = merged
  return { conflicts, merged: { languages, parts, citations } }
}

/** Projects answer no issues. */
const tied = (laid: Laid) => ({ ...laid, rationale: [] })
