import type { ComponentChildren } from 'preact'

interface ChoiceProps {
  /** Tells the fields of one name on a page apart. */
  form: string
  name: string
  label: string
  /** What is said when nothing is chosen; absent where something must be. */
  any?: string
  /** Nothing is chosen. */
  isAny?: boolean
  /** The options, or groups of them. */
  children: ComponentChildren
}

/** A field of a form that narrows a list: one of several, or any. */
export function Choice({ form, name, label, any, isAny = false, children }: ChoiceProps) {
  const id = `${form}-${name}`
  return (
    <div class="finder__field">
      <label for={id}>{label}</label>
      <select class="ds-input" id={id} name={name}>
        {any !== undefined && (
          <option value="" selected={isAny}>
            {any}
          </option>
        )}
        {children}
      </select>
    </div>
  )
}

/** Something that can be chosen, and what it is called. */
export interface Chooseable {
  id: string
  name: string
}

interface ChoiceOfProps extends Omit<ChoiceProps, 'isAny' | 'children'> {
  options: readonly Chooseable[]
  chosen: string | undefined
}

/** One of several by its name, or any where that is told. */
export const ChoiceOf = ({ options, chosen, ...field }: ChoiceOfProps) => (
  <Choice isAny={chosen === undefined} {...field}>
    {options.map(({ id, name }) => (
      <option value={id} selected={id === chosen}>
        {name}
      </option>
    ))}
  </Choice>
)
