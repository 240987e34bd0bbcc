import { linkTo, type Visitor } from '#platform/http/reader.ts'
import type { Statement } from '#sources/views.ts'

/** Claims as they were made: what is said, of when, where, and since when this database holds it. */
export function StatementTable({
  statements,
  reader,
  caption,
}: {
  statements: readonly Statement[]
  reader: Visitor
  caption: string
}) {
  const { words } = reader
  return (
    <table class="ds-table list list--claims">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.t('sources.column.subject')}</th>
          <th scope="col">{words.t('sources.column.predicate')}</th>
          <th scope="col">{words.t('sources.column.value')}</th>
          <th scope="col">{words.t('sources.column.when')}</th>
          <th scope="col">{words.t('sources.column.where')}</th>
        </tr>
      </thead>
      <tbody>
        {statements.map((each) => (
          <tr id={each.key.replaceAll(/[^\w-]/g, '_')}>
            <th scope="row" lang="en">
              <code>{each.subject}</code>
            </th>
            <td data-label={words.t('sources.column.predicate')} lang="en">
              <code>{each.predicate}</code>
            </td>
            <td data-label={words.t('sources.column.value')} lang="en">
              <bdi>{each.value}</bdi> {each.qualifier !== '' && <small>({each.qualifier})</small>}
              {each.precision !== 'exact' && (
                <small> {words.t(`sources.precision.${each.precision}`)}</small>
              )}
              {each.note !== '' && <small class="remark"> {each.note}</small>}
            </td>
            <td data-label={words.t('sources.column.when')}>
              {whenText(each, reader)}
              <small> {words.t(`sources.certainty.${each.certainty}`)}</small>
            </td>
            <td data-label={words.t('sources.column.where')}>
              <a
                class="ds-link"
                href={linkTo(reader, `/sources/${each.source}`)}
                title={each.title}
              >
                {each.line === null
                  ? words.t('platform.source', { source: each.source })
                  : words.t('platform.source.line', { source: each.source, line: each.line })}
              </a>
              {each.stated !== '' && (
                <>
                  {' '}
                  <q lang="en" class="stated">
                    {each.stated}
                  </q>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function whenText(statement: Statement, { words }: Visitor): string {
  const { from, until } = statement
  if (from === null && until === null)
    return words.t('sources.observed', { day: words.day(statement.referenceDay) })
  const window = (bound: { earliest: string; latest: string } | null) => {
    if (bound === null) return '…'
    return bound.earliest === bound.latest
      ? words.day(bound.earliest)
      : `${words.day(bound.earliest)} / ${words.day(bound.latest)}`
  }
  return words.t('sources.period', { from: window(from), until: window(until) })
}
