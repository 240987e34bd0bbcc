import type { Reader } from '#platform/http/reader.ts'
import type { FieldShape } from '#platform/tree/field.ts'
import type { PartFields } from '#platform/tree/part.ts'
import type { Fielding } from '#platform/ui/fields/fielding.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { rootPart } from '#projects/model/kinds.ts'
import { fieldsOf } from '#projects/model/writing.ts'
import type { ProjectVersion } from '#projects/model/project.ts'
import { columnOfField } from '#budgets/model/sheet.ts'
import type { Opened } from './draft.tsx'

/** The fields of a budget line of this version. */
export const shapesOf = ({ languages }: Pick<ProjectVersion, 'languages'>): FieldShape[] =>
  fieldsOf(
    { kind: 'line', part: '' },
    { template: { chapters: [], safeguards: [], mostMonths: null }, languages },
  )

/** The fields of a line as a form shows them. */
export async function fieldingOf(
  reader: Reader,
  { version, budget }: Opened,
  fields: PartFields,
): Promise<Fielding> {
  const { words, db, moment } = reader
  const root = budget.parts.find(({ part }) => part === rootPart)?.fields ?? {}
  const name = ({ key }: FieldShape) => {
    const called = words.t(`budgets.column.${columnOfField(key)}`)
    const { currency } = root
    return key === 'rate' && currency !== undefined
      ? words.t('budgets.column.in', { column: called, currency })
      : called
  }
  return {
    shapes: shapesOf(version),
    fields,
    words,
    options: { office: await officeChoices(db, moment) },
    name,
    hint: ({ key }) => {
      const hint = `budgets.hint.${key}`
      return words.has(hint) ? words.t(hint) : ''
    },
    choice: ({ key }, id) => words.t(`budgets.${key}.${id}`),
  }
}
