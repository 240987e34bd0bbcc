import type { Reader } from '#platform/http/reader.ts'
import type { FieldChange } from '#platform/tree/compare.ts'
import { FieldChanges } from '#platform/ui/parts/changed.tsx'
import type { PlanTemplate } from '#plans/model/template.ts'
import { fieldName, fieldValue } from './field.ts'

interface ChangesProps {
  changes: readonly FieldChange[]
  reader: Pick<Reader, 'words' | 'locale'>
  template?: Pick<PlanTemplate, 'parts'>
}

/** Fields of parts of plans before and after. */
export const PlanChanges = ({ changes, reader, template }: ChangesProps) => (
  <FieldChanges
    changes={changes}
    name={(field) => fieldName(field, reader, template)}
    shown={(field, value) => fieldValue(field, value, reader)}
  />
)
