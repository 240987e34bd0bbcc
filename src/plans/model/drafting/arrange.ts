import { placesUnder } from '#platform/tree/arrange.ts'
import type { Part, PartKind } from '#plans/model/part.ts'
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

/** The parts under which this one could stand instead of where it stands: of a kind that takes it, and not itself nor one under it. */
export const placesFor = (parts: readonly Part[], part: Part, template: PlanTemplate): Part[] =>
  placesUnder(parts, part, kindsAbove(template, part.kind))
