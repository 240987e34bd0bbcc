import { here, type Visitor } from '#platform/http/reader.ts'

/** Leads to the rest of a list; the address keeps every filter. */
export function Pager({ next, reader }: { next: string | null; reader: Visitor }) {
  const { words } = reader
  const isFurther = reader.query.has('cursor')
  if (next === null && !isFurther) return null
  return (
    <p class="pager">
      {isFurther && (
        <a class="ds-link" href={here(reader, { cursor: undefined })}>
          {words.t('platform.pager.first')}
        </a>
      )}{' '}
      {next !== null && (
        <a class="ds-link" rel="next" href={here(reader, { cursor: next })}>
          {words.t('platform.pager.next')}
        </a>
      )}
    </p>
  )
}
