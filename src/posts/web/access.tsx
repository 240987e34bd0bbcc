import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { AccessPageQuery } from '#posts/forms.ts'
import { allRights } from '#posts/model/rights.ts'
import { paths } from '#posts/paths.ts'
import { accessOf, endingWithin, vacantAndWaiting } from '#posts/views/access.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { register } from '#posts/views/register.ts'
import { Narrowing, OneOf } from './narrowing.tsx'
import { AccessTable, PostLink } from './access-table.tsx'
import { amountText, rightText } from './roles.tsx'

const perPage = 100
const daysAhead = 30

/** Who can do what where as of a day, what ends soon, which vacant posts leave rights in nobody's hands; and the register of delegated authority. */
export function accessPages(app: FastifyInstance): void {
  page(
    app,
    paths.access,
    AccessPageQuery,
    async (reader, query) => {
      const { words, moment } = reader
      const filter = { office: query.office || undefined, right: query.right || undefined }
      const all = await accessOf(reader, filter)
      const cursor = query.cursor === undefined ? {} : { cursor: query.cursor }
      const shown = pageThrough(all, { limit: perPage, ...cursor }, (item) => item.name)
      const ending = endingWithin(all, moment.asOf, daysAhead)
      const waiting = await vacantAndWaiting(reader)
      const day = words.day(moment.asOf)
      const caption = words.t('posts.access.count', { count: all.length, day })
      return (
        <Page reader={reader} title={words.t('posts.access.title')}>
          <h1 class="ds-heading" data-size="lg">
            {words.t('posts.access.title')}
          </h1>
          <p class="lead">{words.t('posts.access.lead')}</p>
          <Filters
            reader={reader}
            filter={filter}
            offices={await officeChoices(reader.db, moment)}
          />
          {all.length === 0 ? (
            <p class="empty">{caption}</p>
          ) : (
            <AccessTable items={shown.items} reader={reader} caption={caption} />
          )}
          <Pager next={shown.next} reader={reader} />
          <Exports reader={reader} list="/access" query={filter} />
          <Section title={words.t('posts.access.ending', { days: daysAhead })}>
            {ending.length === 0 ? (
              <p>{words.t('posts.access.none-ending')}</p>
            ) : (
              <AccessTable
                items={ending}
                reader={reader}
                caption={words.t('posts.access.ending', { days: daysAhead })}
              />
            )}
          </Section>
          <Section title={words.t('posts.access.waiting')}>
            {waiting.length === 0 ? (
              <p>{words.t('posts.access.none-waiting')}</p>
            ) : (
              <Table
                caption={words.t('posts.access.waiting')}
                rows={waiting}
                columns={[
                  {
                    title: words.t('posts.column.post'),
                    cell: ({ post, title }) => <PostLink id={post} title={title} reader={reader} />,
                  },
                  {
                    title: words.t('posts.column.rights'),
                    cell: ({ rights }) =>
                      words.list(rights.map((right) => words.t(`posts.right.${right}`))),
                  },
                ]}
              />
            )}
          </Section>
          <p>
            <a class="ds-link" href={linkTo(reader, paths.register)}>
              {words.t('posts.register.title')}
            </a>
          </p>
        </Page>
      )
    },
    { right: 'access.read' },
  )

  page(
    app,
    paths.register,
    PageQuery({}),
    async (reader) => {
      const { words, moment } = reader
      const items = await register(reader)
      const caption = words.t('posts.register.count', {
        count: items.length,
        day: words.day(moment.asOf),
      })
      return (
        <Page reader={reader} title={words.t('posts.register.title')}>
          <h1 class="ds-heading" data-size="lg">
            {words.t('posts.register.title')}
          </h1>
          <p class="lead">{words.t('posts.register.lead')}</p>
          <Table
            caption={caption}
            rows={items}
            columns={[
              {
                title: words.t('posts.column.post'),
                cell: ({ post, title }) => <PostLink id={post} title={title} reader={reader} />,
              },
              {
                title: words.t('posts.column.right'),
                cell: ({ right }) => rightText(right, words),
              },
              {
                title: words.t('posts.column.limit'),
                cell: ({ amount, currency }) =>
                  amount !== null && (
                    <bdi>{amountText({ amount, currency: currency ?? '' }, words)}</bdi>
                  ),
              },
              {
                title: words.t('posts.column.stand-in'),
                cell: ({ toPost, standIn }) =>
                  toPost !== null && (
                    <PostLink id={toPost} title={standIn ?? toPost} reader={reader} />
                  ),
              },
              {
                title: words.t('posts.column.until'),
                cell: ({ until }) => until !== null && words.day(until),
              },
            ]}
          />
          <Exports reader={reader} list="/access/register" />
        </Page>
      )
    },
    { right: 'access.read' },
  )
}

interface FilterProps {
  reader: Reader
  filter: { office: string | undefined; right: string | undefined }
  offices: readonly { id: string; name: string }[]
}

function Filters({ reader, filter, offices }: FilterProps) {
  const { words } = reader
  return (
    <Narrowing reader={reader}>
      <OneOf
        form="access"
        name="office"
        label={words.t('posts.access.at')}
        chosen={filter.office}
        options={offices}
        reader={reader}
      />
      <OneOf
        form="access"
        name="right"
        label={words.t('posts.column.right')}
        chosen={filter.right}
        options={allRights.map((id) => ({ id, name: words.t(`posts.right.${id}`) }))}
        reader={reader}
      />
    </Narrowing>
  )
}
