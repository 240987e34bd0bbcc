import type { FieldShape } from '#platform/tree/field.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import type { Which } from '#projects/model/project.ts'
import { fieldsOf, type Writing } from '#projects/model/writing.ts'
import { type DraftSection, rootSectionOf } from './sections.ts'

/** What is told once a project is under way; a proposal has nothing to say of it. */
const later = /^(reached(\..*)?|reached-day|done|done-day)$/

/** The fields of a part that its form offers: of a proposal those that a plan can tell. */
export const offeredOf = (
  part: Pick<ProjectPart, 'part' | 'kind'>,
  writing: Writing,
  { number }: Pick<Which, 'number'>,
): FieldShape[] => fieldsOf(part, writing).filter(({ name }) => number > 1 || !later.test(name))

/** The fields of the project itself that a section offers. */
export const offeredOfRoot = (section: DraftSection, writing: Writing): FieldShape[] =>
  fieldsOf({ part: rootPart, kind: 'project' }, writing).filter(
    ({ key }) => rootSectionOf(key) === section,
  )

/** All fields of a part as they are to be written: those that the form offers as they were typed, the others as they are. */
export function writtenOver(
  held: PartFields,
  offered: readonly Pick<FieldShape, 'name'>[],
  typed: PartFields,
): Record<string, string> {
  const names = new Set(offered.map(({ name }) => name))
  return {
    ...Object.fromEntries(Object.entries(held).filter(([name]) => !names.has(name))),
    ...typed,
  }
}
