import type { FastifyInstance } from 'fastify'
import { daysAfter } from '#platform/day.ts'
import type { Asker } from '#platform/doors/asker.ts'
import { presently } from '#platform/doors/asker.ts'
import { deed, form } from '#platform/doors/forms.ts'
import { unkeptHeaders } from '#platform/http/caching.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { icalendar } from '#platform/icalendar.ts'
import { locales } from '#platform/i18n/locale.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { found } from '#platform/refusal.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Done } from '#platform/ui/done.tsx'
import { Form, SubmitButton } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Table } from '#platform/ui/table.tsx'
import { paths as people } from '#people/paths.ts'
import { activeAmong } from '#people/views.ts'
import { grantsOf } from '#posts/views/grants.ts'
import { byOf } from '#posts/web/parts.tsx'
import { endFeed, makeFeed } from '#delivery/actions.ts'
import { tokenHash } from '#delivery/actions/feeds.ts'
import { FeedsQuery, NothingBody } from '#delivery/forms.ts'
import { dueText } from '#delivery/model/due-text.ts'
import { paths } from '#delivery/paths.ts'
import { dueList } from '#delivery/views.ts'
import { scopeOf } from '#delivery/views/calendar.ts'
import { feedOwner, feedsOf } from '#delivery/views/feeds.ts'
import { placeOf } from './dues.tsx'

/** The way from one's account to one's calendars for programs. */
export const feedWays = [{ path: paths.feeds, words: 'delivery.feeds.title' }]

/** Where one makes and ends the addresses of one's calendar, and where programs read it. */
export function feedPages(app: FastifyInstance): void {
  form(app, paths.feeds, {
    query: FeedsQuery,
    body: NothingBody,
    admission: 'signed-in',
    show: async (visitor, { done }, _params, again) => {
      const reader = presently(visitor)
      const { words } = reader
      return (
        <FeedsPage reader={reader}>
          {done === 'ended' && again === null && <Done>{words.t('delivery.feeds.ended')}</Done>}
          <p>{words.t('delivery.feeds.means')}</p>
          <OwnFeeds reader={reader} feeds={await feedsOf(reader.db, reader.asker.person)} />
          <FormBody {...{ reader, again }} label={(field) => field}>
            <Form reader={reader}>
              <p>
                <SubmitButton label={words.t('delivery.feeds.make')} barred={null} id="no-feed" />
              </p>
            </Form>
          </FormBody>
        </FeedsPage>
      )
    },
    send: async (visitor) => {
      const reader = presently(visitor)
      const { token } = await makeFeed(byOf(reader))
      const { words, site, locale } = reader
      const address = `${site.origin}/${locale}${paths.feed(`${token}.ics`)}`
      return (
        <FeedsPage reader={reader}>
          <Done>{words.t('delivery.feeds.made')}</Done>
          <p>{words.t('delivery.feeds.once')}</p>
          <p>
            <code class="delivery__address" dir="ltr">
              {address}
            </code>
          </p>
          <p>
            <a class="ds-link" href={linkTo(reader, paths.feeds)}>
              {words.t('delivery.feeds.title')}
            </a>
          </p>
        </FeedsPage>
      )
    },
  })
  deed(app, paths.endFeed(':id'), {
    body: NothingBody,
    admission: 'signed-in',
    send: async (reader, _body, { id = '' }) => {
      await endFeed(byOf(reader), id)
      return linkTo({ locale: reader.locale, asked: {} }, paths.feeds, { done: 'ended' })
    },
  })
  calendarFiles(app)
}

function FeedsPage({
  reader,
  children,
}: {
  reader: Reader
  children: Parameters<typeof Page>[0]['children']
}) {
  const title = reader.words.t('delivery.feeds.title')
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="lead">
        <a class="ds-link" href={linkTo(reader, people.account)}>
          {reader.words.t('people.account.title')}
        </a>
      </p>
      {children}
    </Page>
  )
}

function OwnFeeds({
  reader,
  feeds,
}: {
  reader: Reader
  feeds: readonly { id: string; madeAt: string }[]
}) {
  const { words } = reader
  if (feeds.length === 0) return <p class="empty">{words.t('delivery.feeds.none')}</p>
  return (
    <Table
      caption={words.t('delivery.feeds.count', { count: feeds.length })}
      rows={feeds}
      columns={[
        { title: words.t('delivery.column.made'), cell: ({ madeAt }) => words.instant(madeAt) },
        {
          title: words.t('delivery.column.change'),
          cell: ({ id }) => (
            <form method="post" action={linkTo(reader, paths.endFeed(id))}>
              <button class="ds-button" data-variant="secondary" type="submit">
                {words.t('delivery.feeds.end')}
              </button>
            </form>
          ),
        },
      ]}
    />
  )
}

/** From how many days before today a calendar for programs tells, and how far ahead. */
const [back, ahead] = [92, 731]
/** So many events it holds at most. */
const most = 2000

/** The calendar of whoever made the address, as a file for programs: what they see to, as far as they may see it today. */
function calendarFiles(app: FastifyInstance): void {
  for (const locale of locales)
    app.get<{ Params: { file: string } }>(
      `/${locale}${paths.feed(':file')}`,
      { schema: { hide: true } },
      async (request, reply) => {
        const reader = await app.whoAsks(request, locale)
        const [, token] = /^([A-Za-z0-9_-]{43})\.ics$/.exec(request.params.file) ?? []
        const owner = token === undefined ? undefined : await feedOwner(reader.db, tokenHash(token))
        const person = found(owner, 'delivery/unknown-feed')
        const text = await calendarFor(reader, person)
        return reply
          .headers({
            ...unkeptHeaders,
            'content-type': 'text/calendar; charset=utf-8',
            'content-language': locale,
            'x-robots-tag': 'noindex',
          })
          .send(text)
      },
    )
}

async function calendarFor(
  { db, words, locale, site, today, moment, todayAt }: Reader,
  person: string,
): Promise<string> {
  const [active] = await activeAmong(db, [person])
  const { id, name } = found(active, 'delivery/unknown-feed')
  const now = { ...moment, asOf: today, asKnown: null }
  const asker: Asker = {
    person: id,
    name,
    session: null,
    scopes: null,
    hasSecondFactor: false,
    mustProve: null,
    today: now,
    todayAt,
    grants: await grantsOf(db, id, now),
  }
  const scope = await scopeOf({ db, moment: now, asker }, { own: 'me' })
  const items = await dueList(db, now, today, {
    ...scope,
    from: daysAfter(today, -back),
    to: daysAfter(today, ahead),
    limit: most,
  })
  return icalendar({
    name: words.t('delivery.feeds.name', { organisation: site.title[locale] }),
    language: locale,
    product: 'Meridian',
    writtenAt: new Date().toISOString(),
    events: items.slice(0, most).map((item) => {
      const title = nearest(item.titles, locale)?.text ?? item.project
      const called = item.code === null ? title : `${item.code} ${title}`
      const state =
        item.settled === null
          ? item.isLate
            ? words.t('delivery.late')
            : null
          : words.t('delivery.settled', { day: words.day(item.settled) })
      return {
        uid: `${item.project}-${item.kind}-${item.ref}@${new URL(site.origin).hostname}`,
        from: item.day,
        to: item.day,
        summary: `${dueText(item, words)} – ${called}`,
        description: state,
        link: `${site.origin}/${locale}${placeOf(item)}`,
        categories: [words.t(`delivery.due-kind.${item.kind}`)],
      }
    }),
  })
}
