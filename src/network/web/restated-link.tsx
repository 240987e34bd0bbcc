import { linkTo, type Reader } from '#platform/http/reader.ts'
import { paths } from '#network/paths.ts'

interface RestatedLinkProps {
  reader: Reader
  /** What the list counts, and what it is narrowed to, as the page of restated counts takes them. */
  query?: Record<string, string | undefined>
}

/** From a list that counts by region or office to the same count under the structure of another day. */
export function RestatedLink({ reader, query = {} }: RestatedLinkProps) {
  return (
    <p class="restated__link">
      <a class="ds-link" href={linkTo(reader, paths.restated, query)}>
        {reader.words.t('network.restated.link')}
      </a>
    </p>
  )
}
