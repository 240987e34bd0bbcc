import type { FrameworkObjective } from './objective.ts'

/** A node with what stands below it, in the order of the edition. */
export interface Branch<Objective> {
  objective: Objective
  below: Branch<Objective>[]
}

type Node = Pick<FrameworkObjective, 'upper' | 'parent'>

/** The nodes of one edition as a tree. One whose parent is not among them stands at the root. */
export function treeOf<Objective extends Node>(
  objectives: readonly Objective[],
): Branch<Objective>[] {
  const known = new Set(objectives.map(({ upper }) => upper.code))
  const byParent = Map.groupBy(objectives, ({ parent }) =>
    parent !== null && known.has(parent) ? parent : '',
  )
  const below = (code: string): Branch<Objective>[] =>
    (byParent.get(code) ?? []).map((objective) => ({
      objective,
      below: below(objective.upper.code),
    }))
  return below('')
}

/** The nodes above this code within its edition, from the root down. */
export function ancestorsOf<Objective extends Node>(
  objectives: readonly Objective[],
  code: string,
): Objective[] {
  const byCode = new Map(objectives.map((each) => [each.upper.code, each]))
  const climb = (parent: string | null): Objective[] => {
    const node = parent === null ? undefined : byCode.get(parent)
    return node === undefined ? [] : [...climb(node.parent), node]
  }
  return climb(byCode.get(code)?.parent ?? null)
}

/** The nodes that are wanted, with everything above them, in the order of the edition. */
export function withAncestors<Objective extends Node>(
  objectives: readonly Objective[],
  isWanted: (objective: Objective) => boolean,
): Objective[] {
  const codes = new Set(
    objectives
      .filter(isWanted)
      .flatMap(({ upper }) => [
        upper.code,
        ...ancestorsOf(objectives, upper.code).map((each) => each.upper.code),
      ]),
  )
  return objectives.filter(({ upper }) => codes.has(upper.code))
}
