import type { ComponentChildren } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import { wordsOf } from '#platform/http/problem.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { chosenOr, DayField, Field, TextField, typedOr } from '#platform/ui/form.tsx'
import { type Option, Select } from '#platform/ui/fields/select.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import type { Route } from '#routes/model/route.ts'
import { paths as routes } from '#routes/paths.ts'
import { labelOf } from './room.ts'

/** A field of a form of this domain: its words stand under `delivery.input.<name>`, its hint under `delivery.hint.<name>`. */
export interface InputProps {
  name: string
  again: Again | null
  words: Words
  beginning?: string
  required?: boolean
}

const told = ({ name, words, ...rest }: InputProps) => {
  const hint = `delivery.hint.${name}`
  return {
    name,
    words,
    label: labelOf(name, words),
    ...rest,
    ...(words.has(hint) ? { hint: words.t(hint) } : {}),
  }
}

export const DayInput = (props: InputProps) => <DayField {...told(props)} />
export const TextInput = (props: InputProps & { most?: number }) => (
  <TextField {...told(props)} {...(props.most === undefined ? {} : { most: props.most })} />
)
export const LongInput = (props: InputProps & { most?: number }) => (
  <LongField {...told(props)} {...(props.most === undefined ? {} : { most: props.most })} />
)

/** What the fields of a form have in common: one by its name, with what it begins with. */
export const fieldsIn =
  ({ words }: Reader, again: Again | null) =>
  (name: string, beginning = '') => ({ name, beginning, again, words })

/** One field of a form, before what it is for. */
export type InForm = ReturnType<typeof fieldsIn>

/** A number without decimals. */
export const WholeInput = ({ beginning = '', ...props }: InputProps) => (
  <Field {...told(props)}>
    {(attributes) => (
      <input
        class="ds-input"
        type="number"
        min="0"
        step="1"
        {...attributes}
        value={typedOr(props.again, props.name, beginning)}
      />
    )}
  </Field>
)

/** One of several. */
export const ChoiceInput = ({
  options,
  beginning = '',
  required = false,
  ...props
}: InputProps & { options: readonly Option[] }) => (
  <Field {...told(props)}>
    {(attributes) => (
      <Select
        options={options}
        chosen={typedOr(props.again, props.name, beginning)}
        attributes={{ ...attributes, required }}
      />
    )}
  </Field>
)

/** Words of this domain as options. */
export const optionsOf = (names: readonly string[], key: string, words: Words): Option[] =>
  names.map((id) => ({ id, name: words.t(`delivery.${key}.${id}`) }))

/** One cell of a form that has a field in several rows: what is sent row by row under one name. */
export function Cell({
  name,
  at,
  id,
  label,
  type = 'text',
  beginning = '',
  again,
  words,
}: {
  name: string
  at: number
  /** Of the field, as faults name it. */
  id: string
  label: string
  type?: 'text' | 'date'
  beginning?: string
  again: Again | null
  words: Words
}) {
  const fault = again?.refusal.faults.find(({ field }) => field === id)
  const attributes = {
    class: 'ds-input',
    name,
    id: `field-${id}`,
    value: again === null ? beginning : (chosenOr(again, name)[at] ?? ''),
    ...(fault === undefined
      ? {}
      : { 'aria-invalid': 'true' as const, 'aria-describedby': `fault-${id}` }),
  }
  return (
    <div class="form__field">
      <label for={`field-${id}`}>{label}</label>
      {fault !== undefined && (
        <p class="form__fault" id={`fault-${id}`}>
          {words.t(wordsOf(fault.reason, words), { field: label, ...fault.details })}
        </p>
      )}
      {type === 'date' ? (
        <input type="date" {...attributes} />
      ) : (
        <input type="text" {...attributes} />
      )}
    </div>
  )
}

/** That something is before those who are asked, and the way to that route. */
export const OnRoute = ({
  route,
  text,
  reader,
}: {
  route: Route
  text: string
  reader: Reader
}) => (
  <p class="note">
    {text}{' '}
    <a
      class="ds-link"
      href={linkTo(
        reader,
        `${routes.route(route.project)}?${new URLSearchParams({ route: route.id }).toString()}`,
      )}
    >
      {reader.words.t('delivery.route')}
    </a>
  </p>
)

/** Facts in rows: what the name says, and its value. */
export const Facts = ({
  rows,
}: {
  rows: readonly (readonly [string, ComponentChildren] | null)[]
}) => (
  <dl class="facts__list">
    {rows.flatMap((row) =>
      row === null
        ? []
        : [
            <div>
              <dt>{row[0]}</dt>
              <dd>{row[1]}</dd>
            </div>,
          ],
    )}
  </dl>
)
