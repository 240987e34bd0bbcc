import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import { paths } from '#posts/paths.ts'
import type { AccessItem } from '#posts/views/access.ts'
import { amountText, reachText, rightText } from './roles.tsx'

/** A post's title, leading to its page. */
export const PostLink = ({ id, title, reader }: { id: string; title: string; reader: Reader }) => (
  <a class="ds-link" href={linkTo(reader, paths.post(id))}>
    <bdi>{title}</bdi>
  </a>
)

/** A limit as the list has it, such as `25000.00 USD`, in the digits of the language. */
function limitText(limit: string, words: Reader['words']): string {
  const [amount = '', currency = ''] = limit.split(' ')
  return amountText({ amount, currency }, words)
}

interface AccessTableProps {
  items: readonly AccessItem[]
  reader: Reader
  caption: string
}

/** Who may do what, how far, under which post, on whose behalf, up to which amount, until when. */
export function AccessTable({ items, reader, caption }: AccessTableProps) {
  const { words } = reader
  return (
    <Table
      caption={caption}
      rows={items}
      columns={[
        { title: words.t('posts.column.person'), cell: ({ name }) => <bdi>{name}</bdi> },
        { title: words.t('posts.column.right'), cell: ({ right }) => rightText(right, words) },
        { title: words.t('posts.column.reach'), cell: (item) => reachText(item, words) },
        {
          title: words.t('posts.column.office'),
          cell: ({ officeName }) => <bdi>{officeName}</bdi>,
        },
        {
          title: words.t('posts.column.post'),
          cell: ({ post, title }) => <PostLink id={post} title={title} reader={reader} />,
        },
        {
          title: words.t('posts.column.lender'),
          cell: ({ onBehalfOf }) => onBehalfOf !== null && <bdi>{onBehalfOf}</bdi>,
        },
        {
          title: words.t('posts.column.limit'),
          cell: ({ limit }) => limit !== null && <bdi>{limitText(limit, words)}</bdi>,
        },
        {
          title: words.t('posts.column.until'),
          cell: ({ until }) => until !== null && words.day(until),
        },
      ]}
    />
  )
}
