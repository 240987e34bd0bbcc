import type { ComponentChildren, VNode } from 'preact'
import type { Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'

/** What another domain shows on the page of a record: given by the app, since the page's own domain knows nothing of it. */
export type RecordSection = (reader: Reader, id: string) => Promise<VNode | null>

/** A part of a page under its own heading. */
export function Section({
  title,
  id,
  children,
}: {
  title: ComponentChildren
  /** The place to which a link leads. */
  id?: string
  children: ComponentChildren
}) {
  return (
    <section {...(id === undefined ? {} : { id })}>
      <h2 class="ds-heading" data-size="sm">
        {title}
      </h2>
      {children}
    </section>
  )
}

interface Place {
  id: string
  title: string
  /** How much stands there, where that is worth knowing before going. */
  count?: number
}

/** The parts of a long page, with ways to them. */
export const Contents = ({ places, words }: { places: readonly Place[]; words: Words }) => (
  <nav class="contents" aria-label={words.t('platform.page.contents')}>
    <ul>
      {places.map(({ id, title, count }) => (
        <li>
          <a class="ds-link" href={`#${id}`}>
            {title}
          </a>
          {count !== undefined && <small> {words.number(count)}</small>}
        </li>
      ))}
    </ul>
  </nav>
)
