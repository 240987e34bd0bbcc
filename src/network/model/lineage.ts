/** How one office passed over into another. */
export interface Passing {
  office: string
  successor: string
  manner: string
}

/** `before`: where an office came from. `after`: what became of it. */
export type Direction = 'before' | 'after'

/** One passing in the lineage of an office, with those beyond it: of a predecessor its own predecessors. */
export interface Branch<P extends Passing> {
  passing: P
  further: Branch<P>[]
}

/**
 * The lineage of an office in one direction, in the order of the passings given. An office that is reached by several ways goes on
 * at the first only, and one that comes back upon itself ends there: circles and crossings stay small.
 */
export function branchesOf<P extends Passing>(
  office: string,
  passings: readonly P[],
  direction: Direction,
): Branch<P>[] {
  const isBefore = direction === 'before'
  const near = Map.groupBy(passings, (each) => (isBefore ? each.successor : each.office))
  const seen = new Set([office])
  const from = (id: string): Branch<P>[] =>
    (near.get(id) ?? []).flatMap((passing) => {
      const next = isBefore ? passing.office : passing.successor
      if (next === office) return []
      const isNew = !seen.has(next)
      seen.add(next)
      return [{ passing, further: isNew ? from(next) : [] }]
    })
  return from(office)
}

/** The passings of a lineage one below another, each with how many steps it lies from the office: 1 is next to it. */
export const laidOut = <P extends Passing>(
  branches: readonly Branch<P>[],
  generation = 1,
): (P & { generation: number })[] =>
  branches.flatMap(({ passing, further }) => [
    { ...passing, generation },
    ...laidOut(further, generation + 1),
  ])
