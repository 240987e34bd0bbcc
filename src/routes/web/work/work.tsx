import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { Type } from 'typebox'
import { presently, type SignedReader } from '#platform/doors/asker.ts'
import type { WorkPart } from '#platform/doors/work.ts'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo } from '#platform/http/reader.ts'
import { stream } from '#platform/stream/stream.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Live } from '#platform/ui/live.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { StateMark, ProjectLink } from '#projects/web/reading/said.tsx'
import { isProjectState } from '#projects/model/life.ts'
import { paths } from '#routes/paths.ts'
import { type SharedItem, sharedWith } from '#routes/views.ts'
import { SentList, WaitingList } from './list.tsx'
import { concerns, waitingInAll } from './counted.ts'
import { type PartOf, sentIn, waitingIn } from './read.ts'

const sumOf = (parts: readonly PartOf<unknown>[]) =>
  parts.reduce((sum, { total }) => sum + total, 0)

/** All that waits for whoever reads, what they sent and where it is, what was shared with them; and the stream by which the lists stay as they are now. */
export function workPages(app: FastifyInstance, parts: readonly WorkPart[]): void {
  const concernsAny = (event: string) => parts.some((part) => concerns(part, event))
  page(
    app,
    paths.work,
    PageQuery({}),
    async (visitor) => {
      const reader = presently(visitor)
      const waiting = await waitingIn(parts, reader)
      return (
        <WorkPage reader={reader} tab="work" count={sumOf(waiting)}>
          <Live from={changesFrom(reader, paths.waitingChanges)}>
            <WaitingList parts={waiting} reader={reader} />
          </Live>
          <Exports
            reader={reader}
            list={paths.api.waiting}
            label={reader.words.t('routes.work.export')}
          />
        </WorkPage>
      )
    },
    'signed-in',
  )
  page(
    app,
    paths.sent,
    PageQuery({}),
    async (visitor) => {
      const reader = presently(visitor)
      const sent = await sentIn(parts, reader)
      return (
        <WorkPage reader={reader} tab="sent" count={await waitingInAll(parts, reader)}>
          <Live from={changesFrom(reader, paths.sentChanges)}>
            <SentList parts={sent} reader={reader} />
          </Live>
          <Exports
            reader={reader}
            list={paths.api.sent}
            label={reader.words.t('routes.work.sent-export')}
          />
        </WorkPage>
      )
    },
    'signed-in',
  )
  stream(app, paths.waitingChanges, {
    admission: 'signed-in',
    concerns: concernsAny,
    tell: async (visitor) => {
      const reader = presently(visitor)
      const waiting = await waitingIn(parts, reader)
      const count = sumOf(waiting)
      const said = reader.words.t('routes.work.changed', { count })
      return { list: <WaitingList parts={waiting} reader={reader} />, said, count }
    },
  })
  stream(app, paths.sentChanges, {
    admission: 'signed-in',
    concerns: concernsAny,
    tell: async (visitor) => {
      const reader = presently(visitor)
      const sent = await sentIn(parts, reader)
      const count = await waitingInAll(parts, reader)
      const said = reader.words.t('routes.work.sent-changed')
      return { list: <SentList parts={sent} reader={reader} />, said, count }
    },
  })
  sharedPage(app, parts)
}

function sharedPage(app: FastifyInstance, parts: readonly WorkPart[]): void {
  page(
    app,
    paths.shared,
    PageQuery({
      cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]+$' })),
    }),
    async (visitor, { cursor }) => {
      const reader = presently(visitor)
      const { words, db, asker } = reader
      const shared = await sharedWith(db, asker, { limit: 50, cursor })
      return (
        <WorkPage reader={reader} tab="shared" count={await waitingInAll(parts, reader)}>
          {shared.items.length === 0 ? (
            <p class="empty">{words.t('routes.work.nothing-shared')}</p>
          ) : (
            <Table
              caption={words.t('routes.work.shared-count', { count: shared.total })}
              rows={shared.items}
              columns={[
                {
                  title: words.t('routes.work.column.project'),
                  cell: ({ project, projectTitles }: SharedItem) => (
                    <ProjectLink project={{ id: project, titles: projectTitles }} reader={reader} />
                  ),
                },
                {
                  title: words.t('routes.work.column.office'),
                  cell: ({ office, officeName }: SharedItem) => (
                    <OfficeLink id={office} name={officeName ?? office} reader={reader} />
                  ),
                },
                {
                  title: words.t('routes.work.column.standing'),
                  cell: ({ state }: SharedItem) =>
                    isProjectState(state) && <StateMark state={state} reader={reader} />,
                },
                {
                  title: words.t('routes.work.column.shared'),
                  cell: ({ with: whom }: SharedItem) => words.t(`routes.work.shared-with.${whom}`),
                },
              ]}
            />
          )}
          <Pager next={shared.next} reader={reader} />
        </WorkPage>
      )
    },
    'signed-in',
  )
}

const tabs = ['work', 'sent', 'shared'] as const

function WorkPage({
  reader,
  tab,
  count,
  children,
}: {
  reader: SignedReader
  tab: (typeof tabs)[number]
  count: number
  children: ComponentChildren
}) {
  const { words } = reader
  const mayCount = reader.asker.grants.some(({ right }) => right === 'projects.read')
  return (
    <Page reader={reader} title={words.t('routes.work.title')} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {words.t('routes.work.title')}
      </h1>
      <nav class="tabs" aria-label={words.t('routes.work.title')}>
        <ul>
          {tabs.map((each) => (
            <li>
              <a
                href={linkTo(reader, paths[each])}
                {...(each === tab ? { 'aria-current': 'page' as const } : {})}
              >
                {words.t(`routes.work.tab.${each}`)}
                {each === 'work' && (
                  <small data-work-count>{count > 0 && words.number(count)}</small>
                )}
              </a>
            </li>
          ))}
          {mayCount && (
            <li>
              <a href={linkTo(reader, paths.turnaround)}>{words.t('routes.turnaround.title')}</a>
            </li>
          )}
        </ul>
      </nav>
      {children}
    </Page>
  )
}

/** The stream of what becomes of a list after the page was made. */
const changesFrom = ({ locale, stand }: SignedReader, path: string) =>
  linkTo({ locale, asked: {} }, path, { since: String(stand.event) })
