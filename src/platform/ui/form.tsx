import type { ComponentChildren } from 'preact'
import { problemOf, wordsOf } from '#platform/http/problem.ts'
import type { Again } from '#platform/doors/forms.ts'
import type { Visitor } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'

interface RefusedProps {
  again: Again | null
  words: Words
  /** What a field is called, where the form has so many that the reason alone would not say which is meant. */
  label?(field: string): string
}

/** What a form was refused for, at its head, each field with a link to it. */
export function Refused({ again, words, label }: RefusedProps) {
  if (again === null) return null
  const problem = problemOf(again.refusal, words)
  return (
    <section class="problem" role="alert" tabindex={-1} id="problem">
      <h2 class="ds-heading" data-size="xs">
        {problem.title}
      </h2>
      {problem.errors && (
        <ul>
          {problem.errors.map((error) => (
            <li>
              {isWhole(error.code) ? (
                error.reason
              ) : (
                <a class="ds-link" href={`#field-${error.field}`}>
                  {label === undefined ? error.reason : `${label(error.field)}: ${error.reason}`}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Whether a reason is a whole sentence about something that is no field of the form: its `field` is for programs. */
const isWhole = (code: string) => code.endsWith('/told')

/** What was typed into a field before, else what it begins with. */
export function typedOr(again: Again | null, name: string, beginning = ''): string {
  if (again === null) return beginning
  const typed = again.typed[name]
  return typeof typed === 'string' ? typed : ''
}

/** What was chosen of several before, else what the choice begins with. */
export function chosenOr(
  again: Again | null,
  name: string,
  beginning: readonly string[] = [],
): readonly string[] {
  if (again === null) return beginning
  const typed = again.typed[name]
  if (typed === undefined) return []
  return typeof typed === 'string' ? [typed] : typed
}

interface FieldProps {
  name: string
  label: string
  hint?: ComponentChildren
  again: Again | null
  words: Words
  children(attributes: FieldAttributes): ComponentChildren
}

/** What a field must carry so that its label, its hint and what is wrong with it belong to it. */
export interface FieldAttributes {
  id: string
  name: string
  'aria-describedby'?: string
  'aria-invalid'?: 'true'
}

/** A field with its label, its hint, and what is wrong with it. */
export function Field({ name, label, hint, again, words, children }: FieldProps) {
  const fault = again?.refusal.faults.find((each) => each.field === name)
  const told = [
    hint === undefined ? '' : `hint-${name}`,
    fault === undefined ? '' : `fault-${name}`,
  ].filter(Boolean)
  return (
    <div class="form__field">
      <label for={`field-${name}`}>{label}</label>
      {hint !== undefined && (
        <p class="form__hint" id={`hint-${name}`}>
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p class="form__fault" id={`fault-${name}`}>
          {words.t(wordsOf(fault.reason, words), { field: label, ...fault.details })}
        </p>
      )}
      {children({
        id: `field-${name}`,
        name,
        ...(told.length > 0 ? { 'aria-describedby': told.join(' ') } : {}),
        ...(fault === undefined ? {} : { 'aria-invalid': 'true' }),
      })}
    </div>
  )
}

/** A field that one types in: what it begins with, unless something was typed before. */
export interface TypedProps extends Omit<FieldProps, 'children'> {
  beginning?: string
  required?: boolean
}

/** A line of text, of at most 200 characters unless told; one that `isAddress` of the web runs from left to right in every language. */
export const TextField = ({
  beginning = '',
  required = false,
  most = 200,
  isAddress = false,
  ...field
}: TypedProps & { most?: number; isAddress?: boolean }) => (
  <Field {...field}>
    {(attributes) => (
      <input
        class="ds-input"
        type="text"
        {...(isAddress ? { inputMode: 'url' } : {})}
        maxLength={most}
        dir={isAddress ? 'ltr' : 'auto'}
        {...attributes}
        value={typedOr(field.again, field.name, beginning)}
        required={required}
      />
    )}
  </Field>
)

/** A day, not before `min` where that is told. */
export const DayField = ({
  beginning = '',
  required = false,
  min,
  ...field
}: TypedProps & { min?: string }) => (
  <Field {...field}>
    {(attributes) => (
      <input
        class="ds-input"
        type="date"
        {...attributes}
        {...(min === undefined ? {} : { min })}
        value={typedOr(field.again, field.name, beginning)}
        required={required}
      />
    )}
  </Field>
)

interface ButtonProps {
  label: ComponentChildren
  /** Why it may not be pressed; null when it may. */
  barred: string | null
  id: string
  /** Less than the main thing of the page. */
  isQuiet?: boolean
}

/** The button of a form. One that may not be pressed is shown all the same, with the reason. */
export function SubmitButton({ label, barred, id, isQuiet = false }: ButtonProps) {
  const variant = isQuiet ? 'secondary' : 'primary'
  if (barred === null)
    return (
      <button class="ds-button" data-variant={variant} type="submit">
        {label}
      </button>
    )
  return (
    <span class="barred">
      <button
        class="ds-button"
        data-variant={variant}
        type="button"
        aria-disabled="true"
        aria-describedby={id}
      >
        {label}
      </button>
      <small id={id}>{barred}</small>
    </span>
  )
}

/** A way to a form. One that may not be gone is shown all the same, with the reason. */
export function WayTo({
  href,
  label,
  barred,
  id,
  isNext = false,
}: Pick<ButtonProps, 'label' | 'barred' | 'id'> & {
  href: string
  /** What most people come to the page for. */
  isNext?: boolean
}) {
  if (barred === null)
    return (
      <a class="ds-button" data-variant={isNext ? 'primary' : 'secondary'} href={href}>
        {label}
      </a>
    )
  return <SubmitButton label={label} barred={barred} id={id} isQuiet />
}

/**
 * A form that is sent to the page's own address, without the moment asked about: what is done is done now. With `takesFile` it may
 * come with a file, and be larger; its door must be one that takes files.
 */
export function Form({
  reader,
  takesFile = false,
  children,
}: {
  reader: Visitor
  takesFile?: boolean
  children: ComponentChildren
}) {
  const path = `/${reader.locale}${reader.path}${reader.query.size > 0 ? `?${reader.query.toString()}` : ''}`
  const manner = takesFile ? { enctype: 'multipart/form-data' as const } : {}
  return (
    <form class="form" method="post" action={path} {...manner}>
      {children}
    </form>
  )
}
