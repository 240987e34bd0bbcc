/** What a count is laid out by: the regions, or the Regional Offices that cover them. */
export const layouts = ['region', 'office'] as const
export type Layout = (typeof layouts)[number]

/** Something counted, and the regions (or offices) it belongs to by the structure of two days; null where none is stated. */
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

/** Something that stands in another region by the other day's structure: what was counted, with where from and where to. */
export type Moved<Thing extends Counted = Counted> = Omit<Thing, 'asReported' | 'restated'> & {
  from: string | null
  to: string | null
}

/**
 * A count by region as it was, and under the structure of another day. Nothing is lost between them: the differences
 * of all lines sum to zero, and each thing that moved is named once.
 */
export interface Restatement<Thing extends Counted = Counted> {
  lines: RestatedLine[]
  moved: Moved<Thing>[]
  total: number
}

/** Restates a count. Lines come in the order in which their regions first appear, those without a region last. */
export function restate<Thing extends Counted>(counted: readonly Thing[]): Restatement<Thing> {
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
    .map(({ asReported, restated, ...thing }) => ({ ...thing, from: asReported, to: restated }))
  const ordered = [...lines.values()].toSorted(
    (a, b) => Number(a.region === null) - Number(b.region === null),
  )
  return { lines: ordered, moved, total: counted.length }
}
