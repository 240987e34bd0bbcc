import { type Part, type PartKind, under } from '#plans/model/part.ts'
import { partTemplateOf, type PlanTemplate } from '#plans/model/template.ts'

/** Under which kinds of parts one of this kind stands: as the template says; chapters under the plan itself, the plan under nothing. */
export function kindsAbove(template: PlanTemplate, kind: PartKind): readonly PartKind[] {
  if (kind === 'plan') return []
  if (kind === 'chapter') return ['plan']
  return partTemplateOf(template, kind)?.under ?? []
}

/** The kinds of parts that may be added under one of this kind, in the order of the template. */
export const kindsUnder = (template: PlanTemplate, kind: PartKind): PartKind[] =>
  template.parts
    .filter(({ under: above }) => above.some((each) => each === kind))
    .map((each) => each.kind)

/** The place behind the last of those under a part. */
export const placeBehind = (parts: readonly Part[], parent: string): number =>
  Math.max(0, ...under(parts, parent).map(({ place }) => place)) + 1

/** A part and all those under it, near and far. */
export function withThoseUnder(parts: readonly Part[], part: string): Part[] {
  const own = parts.filter((each) => each.part === part)
  return [...own, ...under(parts, part).flatMap((each) => withThoseUnder(parts, each.part))]
}

/** The parts under which this one could stand instead of where it stands: of a kind that takes it, and not itself nor one under it. */
export function placesFor(
  parts: readonly Part[],
  { part, kind, parent }: Part,
  template: PlanTemplate,
): Part[] {
  const own = new Set(withThoseUnder(parts, part).map((each) => each.part))
  const above = kindsAbove(template, kind)
  return parts.filter(
    (each) => above.includes(each.kind) && each.part !== parent && !own.has(each.part),
  )
}

/**
 * The parts that change when one changes places with the one of its kind before or after it, as they are then; none where there is
 * no such one.
 */
export function swapped(parts: readonly Part[], part: string, to: 'up' | 'down'): Part[] {
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
