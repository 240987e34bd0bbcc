import type { FieldAttributes } from '#platform/ui/form.tsx'

/** One thing that can be chosen. */
export interface Option {
  id: string
  name: string
}

interface SelectProps {
  options: readonly Option[]
  chosen: string
  attributes: FieldAttributes & { 'aria-label'?: string; required?: boolean }
}

/** One of several, or none yet. */
export const Select = ({ options, chosen, attributes }: SelectProps) => (
  <select class="ds-input" {...attributes}>
    <option value="" />
    {options.map(({ id, name }) => (
      <option value={id} selected={id === chosen}>
        {name}
      </option>
    ))}
  </select>
)

/** Choices for fields that are written and name them as their `list`: browsers offer them while one types. */
export const Offered = ({ id, options }: { id: string; options: readonly Option[] }) => (
  <datalist id={id}>
    {[...new Map(options.map((each) => [each.id, each.name]))].map(([value, name]) => (
      <option value={value}>{name}</option>
    ))}
  </datalist>
)

/** Any number of several. */
export const Checks = ({
  name,
  options,
  chosen,
  prefix = '',
}: {
  name: string
  options: readonly Option[]
  chosen: readonly string[]
  prefix?: string
}) => (
  <>
    {options.map((each) => (
      <p class="form__check">
        <input
          type="checkbox"
          id={`${prefix}${name}-${each.id}`}
          name={name}
          value={each.id}
          checked={chosen.includes(each.id)}
        />
        <label for={`${prefix}${name}-${each.id}`}>{each.name}</label>
      </p>
    ))}
  </>
)
