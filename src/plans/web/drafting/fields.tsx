import type { Reader } from '#platform/http/reader.ts'
import { nearest } from '#platform/i18n/wording.ts'
import type { FieldShape } from '#platform/tree/field.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { type Fielding, labelOf as labelOfShape } from '#platform/ui/fields/fielding.ts'
import type { Option } from '#platform/ui/fields/select.tsx'
import type { PlanTemplate } from '#plans/model/template.ts'

/** What the fields of a part of a plan are shown with. */
export interface Shown {
  shapes: readonly FieldShape[]
  fields: PartFields
  template: PlanTemplate
  /** Every office that can be responsible. */
  offices: readonly Option[]
  reader: Reader
}

/** The fields of a part as a form shows them, under the words of plans and of the template. */
export function fieldingOf({ shapes, fields, template, offices, reader }: Shown): Fielding {
  const { words, locale } = reader
  const name = ({ key, of, isOwn }: FieldShape) => {
    if (!isOwn) return words.t(`plans.field.${key}`, { of: of ?? '' })
    const texts = template.parts.flatMap((part) => part.texts)
    const titles = texts.find(({ id }) => id === key)?.titles
    return (titles === undefined ? null : nearest(titles, locale)?.text) ?? key
  }
  const hint = ({ key, isRequired }: FieldShape) => {
    const own = `plans.part.hint.${key}`
    const told = [
      words.has(own) ? words.t(own) : '',
      isRequired ? words.t('plans.part.required') : '',
    ]
    return told.filter(Boolean).join(' ')
  }
  return {
    shapes,
    fields,
    words,
    options: { office: offices },
    name,
    legend: (shape) => (shape.key === 'target' ? words.t('plans.field.targets') : name(shape)),
    hint,
    choice: ({ key }, id) => words.t(`plans.${key}.${id}`),
  }
}

/** What a field is called, with its language where it has one; also where the form has a field that is none of the part's. */
export function labelOf(name: string, fielding: Fielding): string {
  const isOther = fielding.shapes.every((each) => each.name !== name)
  const other = `plans.field.${name}`
  return isOther && fielding.words.has(other)
    ? fielding.words.t(other)
    : labelOfShape(name, fielding)
}
