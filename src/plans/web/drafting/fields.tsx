import type { ComponentChildren } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import type { StaleField } from '#platform/doors/version.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Field, type FieldAttributes, typedOr } from '#platform/ui/form.tsx'
import { type Option, Select } from '#posts/web/parts.tsx'
import type { FieldShape } from '#plans/model/fields.ts'
import type { PartFields } from '#plans/model/part.ts'
import { directionOfLanguage, nearest } from '#plans/model/reading/wording.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { wordsIn as countOf } from '#plans/model/wrong.ts'

/** What the fields of a part are shown with. */
export interface Fielding {
  shapes: readonly FieldShape[]
  fields: PartFields
  template: PlanTemplate
  /** Every office that can be responsible. */
  offices: readonly Option[]
  reader: Reader
}

/** What a field is called, without its language. */
function nameOf({ key, of, isOwn }: FieldShape, { template, reader }: Fielding): string {
  const { words, locale } = reader
  if (!isOwn) return words.t(`plans.field.${key}`, { of: of ?? '' })
  const texts = template.parts.flatMap((part) => part.texts)
  const titles = texts.find(({ id }) => id === key)?.titles
  return (titles === undefined ? null : nearest(titles, locale)?.text) ?? key
}

const isText = ({ field }: FieldShape) => field.type === 'text' || field.type === 'long'

/** The language of a text that is written in several; null for anything else. */
const languageOf = (shape: FieldShape) => (isText(shape) ? shape.of : null)

/** What a field is called, with its language where it has one. */
export function labelOf(name: string, fielding: Fielding): string {
  const shape = fielding.shapes.find((each) => each.name === name)
  const { words } = fielding.reader
  if (shape === undefined)
    return words.has(`plans.field.${name}`) ? words.t(`plans.field.${name}`) : name
  const language = languageOf(shape)
  const called = nameOf(shape, fielding)
  return language === null ? called : `${called} (${words.languageName(language) ?? language})`
}

/** A value of a field as people read it. */
export function shownOf(name: string, value: string, { shapes, offices, reader }: Fielding) {
  const shape = shapes.find((each) => each.name === name)
  if (shape?.field.type === 'day') return reader.words.day(value)
  if (shape?.field.type === 'choice') return reader.words.t(`plans.${shape.key}.${value}`)
  if (shape?.field.type === 'office') return offices.find(({ id }) => id === value)?.name ?? value
  return value
}

/** All fields of a part, each text in each language of the plan. */
export function PartInputs({ fielding, again }: { fielding: Fielding; again: Again | null }) {
  const groups = [...Map.groupBy(fielding.shapes, ({ key }) => key)]
  return (
    <>
      {groups.map(([, [first, ...others]]) => {
        if (first === undefined) return null
        const shapes = [first, ...others]
        const inputs = shapes.map((shape) => (
          <PartInput
            shape={shape}
            label={isolated(shape, fielding, others.length === 0)}
            fielding={fielding}
            again={again}
          />
        ))
        if (others.length === 0) return inputs
        const legend =
          first.key === 'target'
            ? fielding.reader.words.t('plans.field.targets')
            : nameOf(first, fielding)
        return (
          <fieldset>
            <legend>{legend}</legend>
            {first.key === 'target' ? <div class="draft__years">{inputs}</div> : inputs}
          </fieldset>
        )
      })}
    </>
  )
}

/** Within the frame of a text only its language is told, within that of the targets only their year. */
function isolated(shape: FieldShape, fielding: Fielding, isAlone: boolean): string {
  const { words } = fielding.reader
  if (isAlone) return nameOf(shape, fielding)
  const language = languageOf(shape)
  if (language !== null) return words.languageName(language) ?? language
  return shape.of ?? nameOf(shape, fielding)
}

function PartInput({
  shape,
  label,
  fielding,
  again,
}: {
  shape: FieldShape
  label: string
  fielding: Fielding
  again: Again | null
}) {
  const { words } = fielding.reader
  const held = fielding.fields[shape.name] ?? ''
  const value = typedOr(again, shape.name, held)
  const hint = hintOf(shape, value, words)
  return (
    <Field
      name={shape.name}
      label={label}
      {...(hint === '' ? {} : { hint })}
      again={again}
      words={words}
    >
      {(attributes) => (
        <Control shape={shape} value={value} attributes={attributes} fielding={fielding} />
      )}
    </Field>
  )
}

function hintOf({ key, field, isRequired }: FieldShape, value: string, words: Reader['words']) {
  const own = `plans.part.hint.${key}`
  return [
    words.has(own) ? words.t(own) : '',
    field.type === 'long' ? countTold(value, field.mostWords, words) : '',
    isRequired ? words.t('plans.part.required') : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** How many words stand there, and how many may. */
const countTold = (value: string, most: number | null, words: Reader['words']) =>
  most === null
    ? words.t('plans.part.words', { words: countOf(value) })
    : words.t('plans.part.words-of', { words: countOf(value), most })

interface ControlProps {
  shape: FieldShape
  value: string
  attributes: FieldAttributes & { 'aria-label'?: string }
  fielding: Fielding
}

/** What a field is written with: by its type, in the direction of its language. */
function Control({ shape, value, attributes, fielding }: ControlProps): ComponentChildren {
  const { key, of, field } = shape
  const { words } = fielding.reader
  const language = languageOf(shape)
  const written =
    language === null
      ? { dir: 'auto' as const }
      : { lang: of ?? language, dir: directionOfLanguage(language) }
  switch (field.type) {
    case 'long':
      return (
        <textarea
          class="ds-input draft__text"
          rows={8}
          maxLength={20_000}
          {...written}
          {...attributes}
        >
          {value}
        </textarea>
      )
    case 'text':
      return (
        <input
          class="ds-input"
          type="text"
          maxLength={300}
          {...written}
          {...attributes}
          value={value}
        />
      )
    case 'day':
      return <input class="ds-input" type="date" {...attributes} value={value} />
    case 'choice': {
      const options = field.choices.map((id) => ({ id, name: words.t(`plans.${key}.${id}`) }))
      return <Select options={options} chosen={value} attributes={attributes} />
    }
    case 'office':
      return <Select options={fielding.offices} chosen={value} attributes={attributes} />
    case 'year':
    case 'amount':
    case 'number':
      return <Short value={value} attributes={attributes} mode="decimal" most={30} />
    case 'currency':
      return <Short value={value} attributes={attributes} mode="text" most={3} />
  }
}

const Short = ({
  value,
  attributes,
  mode,
  most,
}: Pick<ControlProps, 'value' | 'attributes'> & { mode: 'decimal' | 'text'; most: number }) => (
  <input
    class="ds-input"
    type="text"
    inputMode={mode}
    maxLength={most}
    dir="ltr"
    {...attributes}
    value={value}
  />
)

/** Where a field of a conflict is written anew. */
export function Anew({ stale, fielding }: { stale: StaleField; fielding: Fielding }) {
  const { field, mine } = stale
  const shape = fielding.shapes.find(({ name }) => name === field)
  if (shape === undefined) return null
  const label = `${labelOf(field, fielding)}: ${fielding.reader.words.t('platform.conflict.anew')}`
  const attributes = { id: `anew-value-${field}`, name: field, 'aria-label': label }
  return <Control shape={shape} value={mine[0] ?? ''} attributes={attributes} fielding={fielding} />
}
