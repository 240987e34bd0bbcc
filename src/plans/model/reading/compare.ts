import { uppersOf } from '#frameworks/model/citation.ts'
import type { Upper } from '#frameworks/model/upper.ts'
import {
  type PartChange as TreeChange,
  compareVersions as compareTrees,
} from '#platform/tree/compare.ts'
import type { PartKind, Part } from '#plans/model/part.ts'
import { type Tied, tiesOf } from '#plans/model/ties.ts'

/** What became of a part from one version to another. */
export interface PartChange extends Omit<TreeChange<PartKind>, 'sets'> {
  cites: { added: readonly Upper[]; removed: readonly Upper[] }
  answers: { added: readonly string[]; removed: readonly string[] }
}

/** What of a version is compared. */
export interface Compared extends Tied {
  parts: readonly Part[]
}

/** What became of each part, in the order of the version after; parts that are gone stand where they stood before. */
export function compareVersions(before: Compared, after: Compared): PartChange[] {
  const uppers = uppersOf([...before.citations, ...after.citations])
  const named = (keys: readonly string[]) =>
    keys.map((key) => uppers.get(key)).filter((each) => each !== undefined)
  const none = { added: [], removed: [] }
  return compareTrees(treeOf(before), treeOf(after)).map(({ sets, ...change }) => {
    const { cites = none, answers = none } = sets
    return {
      ...change,
      cites: { added: named(cites.added), removed: named(cites.removed) },
      answers,
    }
  })
}

const treeOf = ({ parts, ...tied }: Compared) => ({ parts, sets: tiesOf(tied) })
