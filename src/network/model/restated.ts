/** Something counted, and the regions it belongs to by the structure of two days; null where no region is stated. */
export interface Counted {
  id: string
  name: string
  asReported: string | null
  restated: string | null
}

/** One region in a restated count: `asReported - movedOut + movedIn = restated`. */
export interface RestatedLine {
  region: string | null
  asReported: number
  movedOut: number
  movedIn: number
  restated: number
}

/** Something that stands in another region by the other day's structure. */
export interface Moved {
  id: string
  name: string
  from: string | null
  to: string | null
}

/**
 * A count by region as it was, and under the structure of another day. Nothing is lost between them: the differences
 * of all lines sum to zero, and each thing that moved is named once.
 */
export interface Restatement {
  lines: RestatedLine[]
  moved: Moved[]
  total: number
}

/** Restates a count. Lines come in the order in which their regions first appear, those without a region last. */
export function restate(counted: readonly Counted[]): Restatement {
  const lines = new Map<string | null, RestatedLine>()
  const lineOf = (region: string | null) => {
    const line = lines.get(region) ?? {
      region,
      asReported: 0,
      movedOut: 0,
      movedIn: 0,
      restated: 0,
    }
    lines.set(region, line)
    return line
  }
  for (const { asReported, restated } of counted) {
    const before = lineOf(asReported)
    const after = lineOf(restated)
    before.asReported += 1
    after.restated += 1
    if (before === after) continue
    before.movedOut += 1
    after.movedIn += 1
  }
  const moved = counted
    .filter((each) => each.asReported !== each.restated)
    .map(({ id, name, asReported, restated }) => ({ id, name, from: asReported, to: restated }))
  const ordered = [...lines.values()].toSorted(
    (a, b) => Number(a.region === null) - Number(b.region === null),
  )
  return { lines: ordered, moved, total: counted.length }
}
