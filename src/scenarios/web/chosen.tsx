import type { FieldAttributes } from '#platform/ui/form.tsx'
import type { Choice } from '#scenarios/views/choices.ts'

interface ChosenProps {
  choices: readonly Choice[]
  chosen: string
  attributes: FieldAttributes & { required?: boolean }
}

/** One of many, or none yet, under the headings of their groups. What was sent and is none of them stays, to be seen and mended. */
export function Chosen({ choices, chosen, attributes }: ChosenProps) {
  const groups = [...Map.groupBy(choices, ({ group }) => group ?? '')]
  const isForeign = chosen !== '' && choices.every(({ id }) => id !== chosen)
  return (
    <select class="ds-input" {...attributes}>
      <option value="" />
      {isForeign && (
        <option value={chosen} selected>
          {chosen}
        </option>
      )}
      {groups.map(([group, own]) => {
        const options = own.map(({ id, name }) => (
          <option value={id} selected={id === chosen}>
            {name}
          </option>
        ))
        return group === '' ? options : <optgroup label={group}>{options}</optgroup>
      })}
    </select>
  )
}
