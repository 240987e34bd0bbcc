import type { ComponentChildren } from 'preact'
import type { StaleField } from '#platform/doors/version.ts'
import { directionOfLanguage } from '#platform/i18n/wording.ts'
import { chosenIn, type FieldShape, languageOf } from '#platform/tree/field.ts'
import type { FieldAttributes } from '#platform/ui/form.tsx'
import { type Fielding, labelOf } from './fielding.ts'
import { Checks, Select } from './select.tsx'

interface ControlProps {
  shape: FieldShape
  value: string
  attributes: FieldAttributes & { 'aria-label'?: string }
  fielding: Fielding
}

/** What a field is written with: by its type, in the direction of its language. */
export function Control({ shape, value, attributes, fielding }: ControlProps): ComponentChildren {
  const { field } = shape
  const { options, words } = fielding
  const language = languageOf(shape)
  const written =
    language === null
      ? { dir: 'auto' as const }
      : { lang: language, dir: directionOfLanguage(language) }
  switch (field.type) {
    case 'long':
      return (
        <textarea
          class="ds-input form__text"
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
          maxLength={field.longest ?? 300}
          {...written}
          {...attributes}
          value={value}
        />
      )
    case 'day':
      return <input class="ds-input" type="date" {...attributes} value={value} />
    case 'choice': {
      const choices = field.choices.map((id) => ({ id, name: fielding.choice(shape, id) }))
      return <Select options={choices} chosen={value} attributes={attributes} />
    }
    case 'choices': {
      const choices = field.choices.map((id) => ({ id, name: fielding.choice(shape, id) }))
      return (
        <Checks
          name={shape.name}
          options={choices}
          chosen={chosenIn(value)}
          prefix={attributes.id.startsWith('anew-') ? 'anew-' : ''}
        />
      )
    }
    case 'yes-no': {
      const answers = ['yes', 'no'].map((id) => ({ id, name: words.t(`platform.field.${id}`) }))
      return <Select options={answers} chosen={value} attributes={attributes} />
    }
    case 'office':
      return <Select options={options.office ?? []} chosen={value} attributes={attributes} />
    case 'country':
    case 'currency': {
      const known = options[field.type]
      return known === undefined ? (
        <Short value={value} attributes={attributes} mode="text" most={3} />
      ) : (
        <Select options={known} chosen={value} attributes={attributes} />
      )
    }
    case 'integer':
      return <Short value={value} attributes={attributes} mode="numeric" most={30} />
    case 'year':
    case 'amount':
    case 'number':
    case 'percentage':
      return <Short value={value} attributes={attributes} mode="decimal" most={30} />
  }
}

const Short = ({
  value,
  attributes,
  mode,
  most,
}: Pick<ControlProps, 'value' | 'attributes'> & {
  mode: 'decimal' | 'numeric' | 'text'
  most: number
}) => (
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
  const label = `${labelOf(field, fielding)}: ${fielding.words.t('platform.conflict.anew')}`
  const attributes = { id: `anew-value-${field}`, name: field, 'aria-label': label }
  return (
    <Control shape={shape} value={mine.join(', ')} attributes={attributes} fielding={fielding} />
  )
}
