import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { Said } from '#platform/ui/parts/said.tsx'
import type { SupportRequest } from '#support/model/request.ts'
import { paths } from '#support/paths.ts'
import { isLate } from '#support/views/items.ts'

/** A request's title, leading to its page as everything stands now. */
export const RequestLink = ({
  request: { id, title },
  reader: { locale },
}: {
  request: Pick<SupportRequest, 'id' | 'title'>
  reader: Reader
}) => (
  <a class="ds-link" href={linkTo({ locale, asked: {} }, paths.request(id))}>
    <Said wording={title} />
  </a>
)

/** Where a request stands, in a word, and whether it is late. */
export function StateMark({ request, reader }: { request: SupportRequest; reader: Reader }) {
  const { words, today } = reader
  const { state } = request.standing
  return (
    <>
      <span class={`support__state support__state--${state}`}>
        {words.t(`support.state.${state}`)}
      </span>
      {isLate(request, today) && (
        <>
          {' '}
          <span class="support__state support__state--late">{words.t('support.page.late')}</span>
        </>
      )}
    </>
  )
}

/** Requests as a table: what, who asked, who has it, where it stands, until when. */
export function RequestTable({
  requests,
  caption,
  reader,
}: {
  requests: readonly SupportRequest[]
  caption: string
  reader: Reader
}) {
  const { words } = reader
  const column = (name: string) => words.t(`support.column.${name}`)
  return (
    <Table
      caption={caption}
      variant="support"
      rows={requests}
      columns={[
        {
          title: column('title'),
          cell: (request) => <RequestLink request={request} reader={reader} />,
        },
        {
          title: column('office'),
          cell: ({ office, officeName }) => (
            <OfficeLink id={office} name={officeName ?? office} reader={reader} />
          ),
        },
        {
          title: column('giver'),
          cell: ({ standing: { office, officeName } }) => (
            <OfficeLink id={office} name={officeName ?? office} reader={reader} />
          ),
        },
        { title: column('theme'), cell: ({ theme }) => words.t(`posts.theme.${theme}`) },
        {
          title: column('state'),
          cell: (request) => <StateMark request={request} reader={reader} />,
        },
        { title: column('due'), stands: 'short', cell: ({ standing: { due } }) => words.day(due) },
      ]}
    />
  )
}
