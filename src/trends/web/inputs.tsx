import type { Again } from '#platform/doors/forms.ts'
import type { Words } from '#platform/i18n/words.ts'
import { chosenOr, DayField, Field, TextField, typedOr } from '#platform/ui/form.tsx'
import { labelOf } from './parts.tsx'

/** One thing that can be chosen. */
export interface Option {
  id: string
  name: string
}

interface InputProps {
  name: string
  again: Again | null
  words: Words
  beginning?: string | undefined
  hint?: string
  required?: boolean
}

const given = ({ beginning, ...rest }: InputProps) => ({
  ...rest,
  ...(beginning === undefined ? {} : { beginning }),
  label: labelOf(rest.name, rest.words),
})

/** A line of text; its words stand under `trends.input.<name>`. */
export const TextInput = (props: InputProps & { most?: number; isAddress?: boolean }) => {
  const { most, isAddress } = props
  return (
    <TextField
      {...given(props)}
      {...(most === undefined ? {} : { most })}
      {...(isAddress === undefined ? {} : { isAddress })}
    />
  )
}

/** A day. */
export const DayInput = (props: InputProps) => <DayField {...given(props)} />

/** One of several, or none yet. */
export const ChoiceInput = ({ options, ...props }: InputProps & { options: readonly Option[] }) => {
  const { again, words, ...field } = given(props)
  const chosen = typedOr(again, props.name, props.beginning)
  return (
    <Field {...field} again={again} words={words}>
      {(attributes) => (
        <select class="ds-input" {...attributes} required={props.required === true}>
          <option value="" />
          {options.map(({ id, name }) => (
            <option value={id} selected={id === chosen}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Any number of several, in a list of its own height. */
export const ManyInput = ({
  options,
  beginning,
  ...props
}: Omit<InputProps, 'beginning'> & {
  options: readonly Option[]
  beginning: readonly string[]
}) => {
  const chosen = chosenOr(props.again, props.name, beginning)
  return (
    <Field {...props} label={labelOf(props.name, props.words)}>
      {(attributes) => (
        <select class="ds-input" {...attributes} multiple size={8}>
          {options.map(({ id, name }) => (
            <option value={id} selected={chosen.includes(id)}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Yes where it is ticked. */
export const TickInput = ({
  name,
  again,
  words,
  isTicked,
}: Pick<InputProps, 'name' | 'again' | 'words'> & { isTicked: boolean }) => (
  <p class="form__check">
    <input
      type="checkbox"
      id={`field-${name}`}
      name={name}
      value="true"
      checked={chosenOr(again, name, isTicked ? ['true'] : []).includes('true')}
    />
    <label for={`field-${name}`}>{labelOf(name, words)}</label>
  </p>
)
