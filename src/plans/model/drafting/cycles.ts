/** One plan cites another, in a version that is worked on or in force. */
export interface Edge {
  from: string
  to: string
}

/**
 * The way by which `to` comes back to `from` along the edges, both ends among it (`[to, …, from]`): citing `to` from `from` would
 * close a circle there. Null where there is none. A plan comes back to itself at once.
 */
export function wayBack(edges: readonly Edge[], from: string, to: string): string[] | null {
  const above = Map.groupBy(edges, (edge) => edge.from)
  const cameFrom = new Map<string, string | null>([[to, null]])
  const waiting = [to]
  for (const here of waiting) {
    if (here === from) return wayTo(cameFrom, here)
    for (const edge of above.get(here) ?? []) {
      if (cameFrom.has(edge.to)) continue
      cameFrom.set(edge.to, here)
      waiting.push(edge.to)
    }
  }
  return null
}

function wayTo(cameFrom: ReadonlyMap<string, string | null>, end: string): string[] {
  const before = cameFrom.get(end) ?? null
  return before === null ? [end] : [...wayTo(cameFrom, before), end]
}
