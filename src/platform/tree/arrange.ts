import { type Part, under } from './part.ts'

/** The place behind the last of those under a part. */
export const placeBehind = (parts: readonly Part[], parent: string): number =>
  Math.max(0, ...under(parts, parent).map(({ place }) => place)) + 1

/** A part and all those under it, near and far, in reading order. */
export function withThoseUnder<Each extends Part>(parts: readonly Each[], part: string): Each[] {
  const own = parts.filter((each) => each.part === part)
  return [...own, ...under(parts, part).flatMap((each) => withThoseUnder(parts, each.part))]
}

/** The parts under which this one could stand instead of where it stands: of one of these kinds, and not itself nor one under it. */
export function placesUnder<Each extends Part>(
  parts: readonly Each[],
  { part, parent }: Pick<Part, 'part' | 'parent'>,
  kinds: readonly string[],
): Each[] {
  const own = new Set(withThoseUnder(parts, part).map((each) => each.part))
  return parts.filter(
    (each) => kinds.includes(each.kind) && each.part !== parent && !own.has(each.part),
  )
}

/**
 * The parts that change when one changes places with the one of its kind before or after it, as they are then; none where there is
 * no such one.
 */
export function swapped<Each extends Part>(
  parts: readonly Each[],
  part: string,
  to: 'up' | 'down',
): Each[] {
  const moved = parts.find((each) => each.part === part)
  if (moved === undefined || moved.parent === null) return []
  const peers = under(parts, moved.parent).filter(({ kind }) => kind === moved.kind)
  const at = peers.findIndex((each) => each.part === part)
  const other = peers[to === 'up' ? at - 1 : at + 1]
  if (other === undefined) return []
  // Places may be equal in what was recorded whole: the order of reading is made the order of places.
  const order = under(parts, moved.parent).map((each) => {
    if (each.part === part) return other
    return each.part === other.part ? moved : each
  })
  return order.map((each, index) => ({ ...each, place: index + 1 }))
}
