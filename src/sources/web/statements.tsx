import { Table } from '#platform/ui/table.tsx'
import { linkTo, type Visitor } from '#platform/http/reader.ts'
import type { Statement } from '#sources/views.ts'
import { predicateText } from './statement-text.ts'

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
    <Table
      caption={caption}
      variant="claims"
      rows={statements}
      idOf={(each) => each.key.replaceAll(/[^\w-]/g, '_')}
      columns={[
        {
          title: words.t('sources.column.subject'),
          language: 'en',
          cell: (each) => <code>{each.subject}</code>,
        },
        {
          title: words.t('sources.column.predicate'),
          cell: (each) => predicateText(each.predicate, words),
        },
        {
          title: words.t('sources.column.value'),
          cell: (each) => <ClaimValue claim={each} reader={reader} />,
        },
        {
          title: words.t('sources.column.when'),
          cell: (each) => (
            <>
              {whenText(each, reader)}
              <small> {words.t(`sources.certainty.${each.certainty}`)}</small>
            </>
          ),
        },
        {
          title: words.t('sources.column.where'),
          cell: (each) => <ClaimPlace claim={each} reader={reader} />,
        },
      ]}
    />
  )
}

function ClaimValue({ claim, reader }: { claim: Statement; reader: Visitor }) {
  const { words } = reader
  return (
    <>
      <bdi lang="en">{claim.value}</bdi>{' '}
      {claim.qualifier !== '' && <small lang="en">({claim.qualifier})</small>}
      {claim.precision !== 'exact' && (
        <small> {words.t(`sources.precision.${claim.precision}`)}</small>
      )}
      {claim.note !== '' && (
        <small lang="en" class="remark">
          {' '}
          {claim.note}
        </small>
      )}
    </>
  )
}

function ClaimPlace({ claim, reader }: { claim: Statement; reader: Visitor }) {
  const { words } = reader
  const { source, line } = claim
  return (
    <>
      <a class="ds-link" href={linkTo(reader, `/sources/${source}`)} title={claim.title}>
        {line === null
          ? words.t('platform.source', { source })
          : words.t('platform.source.line', { source, line })}
      </a>
      {claim.stated !== '' && (
        <>
          {' '}
          <q lang="en" class="stated">
            {claim.stated}
          </q>
        </>
      )}
    </>
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
