import { type Check, inOrder } from './check.ts'
import { namedIn, type Picture } from './picture.ts'

/** An office or unit whose line leads to something that is not there on the day. */
export const orphans = (picture: Picture): Check[] =>
  picture.ties
    .filter(({ above }) => !picture.possible.has(above))
    .map(({ below, above }) => ({
      id: 'orphan',
      severity: 'error',
      about: [namedIn(picture, below), namedIn(picture, above)],
      details: {},
    }))

/** An office that reported to somebody before and goes on reporting to nobody; headquarters rightly do. */
export function withoutLine(before: Picture, after: Picture): Check[] {
  const had = new Set(before.ties.map(({ below }) => below))
  const has = new Set(after.ties.map(({ below }) => below))
  return after.offices
    .map(({ id, kind }) => ({ subject: `office:${id}`, kind }))
    .filter(({ subject, kind }) => kind !== 'headquarters' && had.has(subject) && !has.has(subject))
    .map(({ subject }) => ({
      id: 'no-line',
      severity: 'warning',
      about: [namedIn(after, subject)],
      details: {},
    }))
}

/** Lines that form a circle, each circle with all in it. */
export function cycles(picture: Picture): Check[] {
  return inOrder(
    circlesIn(picture).map((circle) => ({
      id: 'cycle',
      severity: 'error',
      about: circle.map((subject) => namedIn(picture, subject)),
      details: {},
    })),
  )
}

function circlesIn({ ties }: Picture): string[][] {
  const left = onCircles(ties)
  const above = Map.groupBy(left, ({ below }) => below)
  const reach = new Map([...above.keys()].map((id) => [id, reachedFrom(id, above)]))
  const isWith = (a: string, b: string) =>
    reach.get(a)?.has(b) === true && reach.get(b)?.has(a) === true
  const circles: string[][] = []
  const placed = new Set<string>()
  for (const id of [...above.keys()].toSorted()) {
    if (placed.has(id) || !isWith(id, id)) continue
    const circle = [...(reach.get(id) ?? [])].filter((other) => isWith(id, other)).toSorted()
    for (const each of circle) placed.add(each)
    circles.push(circle)
  }
  return circles
}

/** The lines that could lie on a circle: what has nothing above it, or nothing below, is taken away until nothing more goes. */
function onCircles(ties: Picture['ties']): Picture['ties'] {
  let left = ties
  for (let most = Infinity; left.length < most;) {
    most = left.length
    const aboves = new Set(left.map(({ above }) => above))
    const belows = new Set(left.map(({ below }) => below))
    left = left.filter(({ below, above }) => aboves.has(below) && belows.has(above))
  }
  return left
}

function reachedFrom(
  id: string,
  above: ReadonlyMap<string, readonly { above: string }[]>,
): Set<string> {
  const reached = new Set<string>()
  const next = [id]
  for (let at = next.pop(); at !== undefined; at = next.pop())
    for (const tie of above.get(at) ?? [])
      if (!reached.has(tie.above)) {
        reached.add(tie.above)
        next.push(tie.above)
      }
  return reached
}
