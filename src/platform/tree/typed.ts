import { type Fault, Refusal } from '#platform/refusal.ts'
import { choicesText, chosenIn, type FieldShape } from './field.ts'

/**
 * The fields of a form or of a call of the API under the names of these shapes; those that were not sent are not there. A field of
 * several choices may come as several texts or as one, `a, b`. Refuses any other that was sent twice (`field/once`).
 */
export function fieldsTyped(
  sent: Readonly<Record<string, unknown>>,
  shapes: readonly Pick<FieldShape, 'name' | 'field'>[],
): Record<string, string> {
  const faults: Fault[] = []
  const fields = shapes.flatMap(({ name, field }): [string, string][] => {
    const value = sent[name]
    if (value === undefined || value === null) return []
    const texts = [value].flat().filter((each) => typeof each === 'string')
    if (field.type === 'choices')
      return [[name, choicesText(texts.flatMap(chosenIn), field.choices)]]
    if (typeof value === 'string') return [[name, value]]
    faults.push({ field: name, reason: 'field/once' })
    return []
  })
  if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
  return Object.fromEntries(fields)
}
