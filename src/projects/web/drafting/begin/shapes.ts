import type { FieldShape } from '#platform/tree/field.ts'
import { projectLanguages } from '#projects/model/drafting/languages.ts'
import { rootPart } from '#projects/model/kinds.ts'
import { fieldsOf } from '#projects/model/writing.ts'

const asked = ['title', 'type', 'themes', 'from', 'to', 'currency', 'expected']

/** What a concept is begun with of the fields of a project, its office apart. */
export const beginShapes = (): FieldShape[] =>
  fieldsOf(
    { part: rootPart, kind: 'project' },
    { template: { chapters: [], safeguards: [], mostMonths: null }, languages: projectLanguages },
  )
    .filter(({ key }) => asked.includes(key))
    .map((shape) => ({ ...shape, isRequired: false }))
