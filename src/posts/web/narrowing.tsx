import type { ComponentChildren } from 'preact'
import type { Reader } from '#platform/http/reader.ts'
import { Choice } from '#platform/ui/choice.tsx'
import { KeptMoment } from '#platform/ui/kept-moment.tsx'

/** The plain form that narrows a list of posts or of rights; `more` stands beside its button. */
export function Narrowing({
  reader,
  more,
  children,
}: {
  reader: Reader
  more?: ComponentChildren
  children: ComponentChildren
}) {
  const { words } = reader
  return (
    <form class="finder" method="get" role="search" aria-label={words.t('posts.list.narrow')}>
      <KeptMoment asked={reader.asked} />
      {children}
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('posts.list.show')}
        </button>
        {more}
      </div>
    </form>
  )
}

interface OneOfProps {
  form: string
  name: string
  label: string
  chosen: string | undefined
  options: readonly { id: string; name: string }[]
  reader: Reader
}

/** One of several by its name, or any. */
export function OneOf({ form, name, label, chosen, options, reader }: OneOfProps) {
  const any = reader.words.t('posts.list.any')
  return (
    <Choice form={form} name={name} label={label} any={any} isAny={chosen === undefined}>
      {options.map((each) => (
        <option value={each.id} selected={each.id === chosen}>
          {each.name}
        </option>
      ))}
    </Choice>
  )
}
