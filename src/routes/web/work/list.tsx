import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { SentItem, WaitingItem } from '#platform/doors/work.ts'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { Said } from '#platform/ui/parts/said.tsx'
import type { PartOf } from './read.ts'

interface ListProps<Item> {
  parts: readonly PartOf<Item>[]
  reader: Reader
}

/** Everything that waits for somebody, by what it is: what is due first stands first, what is late says so. */
export function WaitingList({ parts, reader }: ListProps<WaitingItem>) {
  const { words, today } = reader
  if (parts.length === 0) return <p class="empty">{words.t('routes.work.nothing')}</p>
  const isLate = ({ until }: WaitingItem) => until !== null && until < today
  return (
    <>
      {parts.map(({ part, items, total }) => (
        <Section id={`work-${part.id}`} title={words.t(part.words)}>
          <Table
            caption={words.t('routes.work.count', { count: total })}
            variant="work"
            rows={items}
            columns={[
              {
                title: words.t('routes.work.column.what'),
                cell: ({ path, title, why }) => (
                  <>
                    <a class="ds-link" href={linkTo({ locale: reader.locale, asked: {} }, path)}>
                      <Said wording={title} />
                    </a>
                    {why !== null && (
                      <p class="work__why">
                        <bdi>{why}</bdi>
                      </p>
                    )}
                  </>
                ),
              },
              { title: words.t('routes.work.column.asked'), cell: ({ asked }) => asked },
              {
                title: words.t('routes.work.column.office'),
                cell: ({ office }) =>
                  office !== null && (
                    <OfficeLink id={office.id} name={office.name} reader={reader} />
                  ),
              },
              {
                title: words.t('routes.work.column.since'),
                stands: 'short',
                cell: ({ since }) => since !== null && words.day(since),
              },
              {
                title: words.t('routes.work.column.until'),
                stands: 'short',
                cell: (item) =>
                  item.until !== null && (
                    <>
                      {words.day(item.until)}
                      {isLate(item) && (
                        <>
                          {' '}
                          <span class="route__mark route__mark--late">
                            {words.t('routes.page.late')}
                          </span>
                        </>
                      )}
                    </>
                  ),
              },
            ]}
          />
          <More shown={items.length} total={total} path={part.path} reader={reader} />
        </Section>
      ))}
    </>
  )
}

/** What somebody sent on its way, by what it is, with who has it now. */
export function SentList({ parts, reader }: ListProps<SentItem>) {
  const { words } = reader
  if (parts.length === 0) return <p class="empty">{words.t('routes.work.nothing-sent')}</p>
  return (
    <>
      {parts.map(({ part, items, total }) => (
        <Section id={`work-${part.id}`} title={words.t(part.sentWords ?? part.words)}>
          <Table
            caption={words.t('routes.work.sent-count', { count: total })}
            variant="work"
            rows={items}
            columns={[
              {
                title: words.t('routes.work.column.what'),
                cell: ({ path, title }) => (
                  <a class="ds-link" href={linkTo({ locale: reader.locale, asked: {} }, path)}>
                    <Said wording={title} />
                  </a>
                ),
              },
              { title: words.t('routes.work.column.standing'), cell: ({ standing }) => standing },
              {
                title: words.t('routes.work.column.with'),
                cell: ({ with: has }) =>
                  [...new Set(has)].map((each) => (
                    <div>
                      <bdi lang="en">{each}</bdi>
                    </div>
                  )),
              },
              {
                title: words.t('routes.work.column.sent'),
                stands: 'short',
                cell: ({ sentAt }) => words.day(sentAt.slice(0, 10)),
              },
              {
                title: words.t('routes.work.column.until'),
                stands: 'short',
                cell: ({ until }) => until !== null && words.day(until),
              },
            ]}
          />
          <More shown={items.length} total={total} path={null} reader={reader} />
        </Section>
      ))}
    </>
  )
}

const More = ({
  shown,
  total,
  path,
  reader,
}: {
  shown: number
  total: number
  path: string | null
  reader: Reader
}) => {
  if (shown >= total && path === null) return null
  return (
    <p>
      {shown < total && reader.words.t('routes.work.first', { shown, total })}{' '}
      {path !== null && (
        <a class="ds-link" href={linkTo({ locale: reader.locale, asked: {} }, path)}>
          {reader.words.t('routes.work.own-page')}
        </a>
      )}
    </p>
  )
}
