import type { ComponentChildren } from 'preact'
import type { Reader } from '#platform/http/reader.ts'
import { type Chooseable, ChoiceOf } from '#platform/ui/choice.tsx'
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
  options: readonly Chooseable[]
  reader: Reader
}

/** One of several by its name, or any. */
export const OneOf = ({ reader, ...choice }: OneOfProps) => (
  <ChoiceOf any={reader.words.t('posts.list.any')} {...choice} />
)
