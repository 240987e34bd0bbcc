import type { ComponentChildren } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import type { FieldShape } from '#platform/tree/field.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { type Fielding, labelOf as labelOfShape } from '#platform/ui/fields/fielding.ts'
import { type Option, Select } from '#platform/ui/fields/select.tsx'
import { Field, typedOr } from '#platform/ui/form.tsx'
import { officeChoices } from '#posts/views/offices.ts'
import type { ProjectKind, ProjectPart } from '#projects/model/kinds.ts'
import { choicesFor } from '#projects/views/drafting/choices.ts'
import type { Draft } from './draft.tsx'
import { fieldName } from './frame.tsx'
import { partText } from './name.tsx'

type Choices = Readonly<Record<string, readonly Option[]>>

interface Fielded {
  kind: ProjectKind
  /** Those that the form offers. */
  shapes: readonly FieldShape[]
  fields: PartFields
  offices?: readonly Option[]
  /** What can be chosen in fields that name something, by key. */
  choices: Choices
  reader: Reader
  beside?(shape: FieldShape): ComponentChildren
}

/** The fields of a part as a form shows them, under the words of projects. */
export function fieldingOf({
  kind,
  shapes,
  fields,
  offices = [],
  choices,
  reader,
  beside,
}: Fielded): Fielding {
  const { words } = reader
  return {
    shapes: shapes.map((shape) => chosenFrom(shape, fields, choices)),
    fields,
    words,
    options: { office: offices, country: choices['country'] ?? [] },
    name: ({ key }) => nameOf(key, kind, reader),
    hint: ({ key, isRequired }) => {
      const own = [`projects.draft.hint.${kind}.${key}`, `projects.draft.hint.${key}`]
      const told = own.find((each) => words.has(each))
      const needed = isRequired ? words.t('projects.draft.required') : ''
      return [told === undefined ? '' : words.t(told), needed].filter(Boolean).join(' ')
    },
    choice: ({ key }, id) =>
      choices[key]?.find((each) => each.id === id)?.name ?? choiceName(key, id, reader),
    ...(beside === undefined ? {} : { beside }),
  }
}

/** A field that names something of a list is chosen from it; what it names already stays, also where the list no longer has it. */
function chosenFrom(shape: FieldShape, fields: PartFields, choices: Choices): FieldShape {
  const options = choices[shape.key]
  if (options === undefined || shape.field.type !== 'text') return shape
  const held = fields[shape.name]
  const ids = options.map(({ id }) => id)
  const all = held === undefined || ids.includes(held) ? ids : [...ids, held]
  return { ...shape, field: { type: 'choice', choices: all } }
}

function nameOf(key: string, kind: ProjectKind, reader: Pick<Reader, 'words'>): string {
  const own = `projects.field.${kind}.${key}`
  return reader.words.has(own) ? reader.words.t(own) : fieldName(key, reader)
}

/** A choice in words; its bare text where it has none. */
export function choiceName(key: string, id: string, { words }: Pick<Reader, 'words'>): string {
  const own = `projects.choice.${key}.${id}`
  return words.has(own) ? words.t(own) : id
}

/** What a field of a part is called, with its language where it has one; also where the form has a field that is none of the part's. */
export const labelOf = (name: string, fielding: Fielding, reader: Reader): string =>
  fielding.shapes.some((each) => each.name === name)
    ? labelOfShape(name, fielding)
    : fieldName(name, reader)

/** The fields of a part of a draft, with all that can be chosen in them. */
export async function fieldingFor(
  reader: Reader,
  draft: Draft,
  part: ProjectPart,
  { shapes, ...more }: Pick<Fielded, 'shapes' | 'beside'>,
): Promise<Fielding> {
  const called = (each: ProjectPart) => partText({ part: each, draft, reader })
  const asksOffice = shapes.some(({ field }) => field.type === 'office')
  const [choices, offices] = await Promise.all([
    choicesFor(reader, part, draft.parts, called),
    asksOffice ? officeChoices(reader.db, reader.moment) : [],
  ])
  return fieldingOf({
    kind: part.kind,
    shapes,
    fields: part.fields,
    offices,
    choices,
    reader,
    ...more,
  })
}

/** The field of the language a project is written in. */
export const FirstLanguage = ({
  options,
  chosen,
  again,
  reader: { words },
}: {
  options: readonly Option[]
  /** Where nothing was typed yet. */
  chosen: string
  again: Again | null
  reader: Reader
}) => (
  <Field
    name="first"
    label={words.t('projects.draft.first')}
    hint={words.t('projects.draft.first-hint')}
    again={again}
    words={words}
  >
    {(attributes) => (
      <Select
        options={options}
        chosen={typedOr(again, 'first', chosen)}
        attributes={{ ...attributes, required: true }}
      />
    )}
  </Field>
)
