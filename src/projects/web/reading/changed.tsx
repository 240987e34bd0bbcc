import type { FieldChange } from '#platform/tree/compare.ts'
import { FieldChanges } from '#platform/ui/parts/changed.tsx'
import { type Around, fieldName, fieldValue } from './field.ts'
import type { Reading } from './reading.ts'

interface ChangesProps {
  changes: readonly FieldChange[]
  reading: Reading
}

/** Fields of parts of a project before and after. */
export function ProjectChanges({ changes, reading }: ChangesProps) {
  const { reader, root, types, offices, places } = reading
  const around: Around = { currency: root.fields['currency'], types, offices, places }
  return (
    <FieldChanges
      changes={changes}
      name={(field) => fieldName(field, reader)}
      shown={(field, value) => fieldValue(field, value, reader, around)}
    />
  )
}
