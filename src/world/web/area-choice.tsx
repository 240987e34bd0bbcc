import type { Words } from '#platform/i18n/words.ts'
import { Choice } from '#platform/ui/choice.tsx'

interface AreaChoiceProps {
  form: string
  name: string
  label: string
  any: string
  areas: readonly { id: string; name: string; scheme: string }[]
  chosen: string | undefined
  words: Words
}

/** An area by its name, under the scheme it belongs to, or any. */
export const AreaChoice = ({ areas, chosen, words, ...field }: AreaChoiceProps) => (
  <Choice isAny={chosen === undefined} {...field}>
    {[...Map.groupBy(areas, ({ scheme }) => scheme)].map(([scheme, own]) => (
      <optgroup label={words.t(`world.scheme.${scheme}`)}>
        {own.map(({ id, name }) => (
          <option value={id} selected={id === chosen}>
            {name}
          </option>
        ))}
      </optgroup>
    ))}
  </Choice>
)
