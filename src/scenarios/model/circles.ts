import type { Change, WrongChange } from '#decisions/model/change.ts'

interface Edge {
  from: string
  to: string
}

/**
 * Changes that lead in a circle among themselves: each that lies on one is wrong, also one that leads to itself. `edge` gives
 * what leads where; of several from one office the last counts, since only one of them can be.
 */
export function circles(
  changes: readonly (Change & { at: number })[],
  reason: string,
  edge: (change: Change) => Edge | null,
): WrongChange[] {
  const edges = changes.flatMap((change) => {
    const leads = edge(change)
    return leads === null ? [] : [{ ...leads, at: change.at }]
  })
  const next = new Map(edges.map(({ from, to }) => [from, to]))
  const on = placesOnCircles(next)
  return edges.flatMap(({ from, to, at }): WrongChange[] =>
    on.has(from) && next.get(from) === to
      ? [{ at, field: 'value', reason, details: { value: to } }]
      : [],
  )
}

/** Each place leads to at most one other, so that a walk from it either ends, meets an earlier walk, or closes a circle. */
function placesOnCircles(next: ReadonlyMap<string, string>): Set<string> {
  const walked = new Set<string>()
  const on = new Set<string>()
  for (const start of next.keys()) {
    const path: string[] = []
    const here = new Set<string>()
    let place: string | undefined = start
    while (place !== undefined && !walked.has(place) && !here.has(place)) {
      path.push(place)
      here.add(place)
      place = next.get(place)
    }
    if (place !== undefined && here.has(place))
      for (const each of path.slice(path.indexOf(place))) on.add(each)
    for (const each of path) walked.add(each)
  }
  return on
}
