import type { Again } from '#platform/doors/forms.ts'
import { wordsOf } from '#platform/http/problem.ts'
import { type FieldShape, languageOf } from '#platform/tree/field.ts'
import { chosenOr, Field, typedOr } from '#platform/ui/form.tsx'
import { Control } from './control.tsx'
import { type Fielding, languageName } from './fielding.ts'
import { WordCount } from './word-count.tsx'

interface InputsProps {
  fielding: Fielding
  again: Again | null
}

/** All fields of a part: each text in each of its languages, what is told year by year side by side. */
export function PartInputs({ fielding, again }: InputsProps) {
  const groups = [...Map.groupBy(fielding.shapes, ({ key }) => key).values()]
  return <>{groups.map((shapes) => fieldsOfKey(shapes, { fielding, again }))}</>
}

function fieldsOfKey(shapes: readonly FieldShape[], { fielding, again }: InputsProps) {
  const [first] = shapes
  if (first === undefined) return null
  const isAlone = shapes.length === 1
  const inputs = shapes.map((shape) => {
    const props = { shape, label: isolated(shape, fielding, isAlone), fielding, again }
    return (
      <>
        {shape.field.type === 'choices' ? <Several {...props} /> : <PartInput {...props} />}
        {fielding.beside?.(shape)}
      </>
    )
  })
  if (isAlone) return inputs
  const isByLanguage = languageOf(first) !== null
  return (
    <fieldset>
      <legend>{(fielding.legend ?? fielding.name)(first)}</legend>
      {isByLanguage ? inputs : <div class="form__years">{inputs}</div>}
    </fieldset>
  )
}

/** Within the frame of a text only its language is told, within that of the years only the year. */
function isolated(shape: FieldShape, fielding: Fielding, isAlone: boolean): string {
  if (isAlone) return fielding.name(shape)
  const language = languageOf(shape)
  if (language !== null) return languageName(language, fielding)
  return shape.of ?? fielding.name(shape)
}

interface InputProps extends InputsProps {
  shape: FieldShape
  label: string
}

function PartInput({ shape, label, fielding, again }: InputProps) {
  const { words } = fielding
  const { name, field } = shape
  const value = typedOr(again, name, fielding.fields[name] ?? '')
  const told = fielding.hint?.(shape) ?? ''
  const count = field.type === 'long' && (
    <WordCount of={`field-${name}`} value={value} most={field.mostWords} words={words} />
  )
  const hint = told === '' ? count : [told, count && ' ', count]
  return (
    <Field
      name={name}
      label={label}
      {...(hint === false ? {} : { hint })}
      again={again}
      words={words}
    >
      {(attributes) => (
        <Control shape={shape} value={value} attributes={attributes} fielding={fielding} />
      )}
    </Field>
  )
}

/** Several of a list, in a frame of their own with what is wrong with them. */
function Several({ shape, label, fielding, again }: InputProps) {
  const { words } = fielding
  const { name } = shape
  const value = chosenOr(again, name, [fielding.fields[name] ?? '']).join(', ')
  const hint = fielding.hint?.(shape) ?? ''
  const fault = again?.refusal.faults.find((each) => each.field === name)
  return (
    <fieldset id={`field-${name}`} tabindex={-1}>
      <legend>{label}</legend>
      {hint !== '' && <p class="form__hint">{hint}</p>}
      {fault !== undefined && (
        <p class="form__fault">
          {words.t(wordsOf(fault.reason, words), { field: label, ...fault.details })}
        </p>
      )}
      <Control
        shape={shape}
        value={value}
        attributes={{ id: `field-${name}`, name }}
        fielding={fielding}
      />
    </fieldset>
  )
}
