import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { type RecordSection, Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import type { Day } from '#platform/day.ts'
import { lastDayOf } from '#platform/period.ts'
import type { Post } from '#posts/model/post.ts'
import { paths } from '#posts/paths.ts'
import { type PostLife, postLife } from '#posts/views/life.ts'
import { roleRights } from '#posts/views/roles.ts'
import { type ConfinedText, confinementsOf } from './confined.ts'
import { barriers, whyNoLending } from './may.ts'
import { RightsTable } from './roles.tsx'

/** One post: what it is, who holds and held it, what it lends, which rights it gives, and what the reader may do to it. */
export function postPage(app: FastifyInstance, sections: readonly RecordSection[] = []): void {
  page(app, paths.post(':id'), PageQuery({}), async (reader, _query, { id = '' }) => {
    const life = found(await postLife(reader, id), 'posts/unknown-post')
    const more = await Promise.all(sections.map((section) => section(reader, id)))
    const { post, title } = life
    const { words } = reader
    const confined = await confinementsOf(reader, [post])
    const barred = await barriers(reader, post, verbs)
    const noLending = await whyNoLending(reader, post)
    const rights = await roleRights(reader.db, reader.moment, post.role)
    return (
      <Page reader={reader} title={title}>
        <h1 class="ds-heading" data-size="lg">
          <bdi>{title}</bdi>
        </h1>
        <About post={post} reader={reader} confined={confined} />
        <Section title={words.t('posts.post.holders')}>
          <Holders life={life} reader={reader} />
        </Section>
        {life.lent.length > 0 && (
          <Section title={words.t('posts.post.lent')}>
            <Lent life={life} reader={reader} />
          </Section>
        )}
        {reader.asker !== null && (
          <Ways life={life} reader={reader} barred={barred} noLending={noLending} />
        )}
        <Section title={words.t('posts.post.rights')}>
          {rights.length === 0 ? (
            <p>{words.t('posts.post.no-rights')}</p>
          ) : (
            <RightsTable rights={rights} reader={reader} caption={words.t('posts.post.rights')} />
          )}
        </Section>
        {more}
      </Page>
    )
  })
}

function About({ post, reader, confined }: { post: Post; reader: Reader; confined: ConfinedText }) {
  const { words } = reader
  const line = (key: string, content: ComponentChildren) => (
    <>
      <dt>{words.t(key)}</dt>
      <dd>{content}</dd>
    </>
  )
  return (
    <dl class="facts__list">
      {line('posts.column.role', words.t(`posts.role.${post.role}`))}
      {post.office !== null &&
        line(
          'posts.column.office',
          <OfficeLink id={post.office} name={post.officeName ?? post.office} reader={reader} />,
        )}
      {post.confinedTo.length > 0 &&
        line('posts.column.confined', <bdi>{confined(post.confinedTo)}</bdi>)}
      {line(
        'posts.column.period',
        post.isDocumented ? words.t('posts.documented') : spanText(post, reader),
      )}
    </dl>
  )
}

/** A period in words: from a day, until the last day on which it holds. */
export function spanText(
  { from, until }: { from: Day | null; until: Day | null },
  { words }: Pick<Reader, 'words'>,
): string {
  if (from !== null && until !== null)
    return words.t('posts.span.both', { from: words.day(from), until: words.day(lastDayOf(until)) })
  if (from !== null) return words.t('posts.span.from', { from: words.day(from) })
  if (until !== null) return words.t('posts.span.until', { until: words.day(lastDayOf(until)) })
  return words.t('posts.span.always')
}

function Holders({ life, reader }: { life: PostLife; reader: Reader }) {
  const { words } = reader
  if (life.holdings.length === 0)
    return <p>{words.t(life.post.isDocumented ? 'posts.holder.unnamed' : 'posts.vacant')}</p>
  return (
    <Table
      caption={words.t('posts.post.holders')}
      rows={life.holdings}
      columns={[
        {
          title: words.t('posts.column.holder'),
          cell: ({ holder }) =>
            holder === null ? <small>{words.t('posts.holder.hidden')}</small> : <bdi>{holder}</bdi>,
        },
        { title: words.t('posts.column.period'), cell: (each) => spanText(each, reader) },
        { title: words.t('posts.field.why'), cell: ({ why }) => why !== null && <bdi>{why}</bdi> },
      ]}
    />
  )
}

function Lent({ life, reader }: { life: PostLife; reader: Reader }) {
  const { words } = reader
  return (
    <Table
      caption={words.t('posts.post.lent')}
      rows={life.lent}
      columns={[
        {
          title: words.t('posts.column.lender'),
          cell: ({ post, lender }) => <PostLink id={post} title={lender} reader={reader} />,
        },
        {
          title: words.t('posts.column.stand-in'),
          cell: ({ toPost, standIn, name }) => (
            <>
              {name !== null && <bdi>{`${name}${reader.locale === 'ar' ? '،' : ','} `}</bdi>}
              <PostLink id={toPost} title={standIn} reader={reader} />
            </>
          ),
        },
        {
          title: words.t('posts.column.rights'),
          cell: ({ rights }) =>
            rights === null
              ? words.t('posts.in-charge')
              : words.list(rights.map((right) => words.t(`posts.right.${right}`))),
        },
        { title: words.t('posts.column.period'), cell: (each) => spanText(each, reader) },
        { title: words.t('posts.field.why'), cell: ({ reason }) => <bdi>{reason}</bdi> },
      ]}
    />
  )
}

const PostLink = ({ id, title, reader }: { id: string; title: string; reader: Reader }) => (
  <a class="ds-link" href={linkTo(reader, paths.post(id))}>
    <bdi>{title}</bdi>
  </a>
)

const verbs = ['posts.appoint', 'posts.make'] as const

/** What can be done to the post; what the reader may not do is shown with the reason. */
function Ways({ life, reader, barred, noLending }: WaysProps) {
  const { words } = reader
  const { post } = life
  const toNow = (path: string) => `/${reader.locale}${path}`
  const documented = post.isDocumented ? words.t('posts.documented-post') : null
  const hasHolders = life.holdings.length > 0
  const lends = life.lent.some((each) => each.post === post.id)
  const way = (key: string, path: string, reason: string | null) => (
    <WayTo
      href={toNow(path)}
      label={words.t(`posts.${key}.title`)}
      barred={reason}
      id={`no-${key}`}
    />
  )
  return (
    <div class="ways">
      {way('appoint', paths.appoint(post.id), barred('posts.appoint'))}
      {hasHolders && way('vacate', paths.vacate(post.id), barred('posts.appoint'))}
      {way('lend', paths.lend(post.id), noLending)}
      {lends && way('take-back', paths.takeBack(post.id), null)}
      {way('end', paths.end(post.id), barred('posts.make') ?? documented)}
    </div>
  )
}

interface WaysProps {
  life: PostLife
  reader: Reader
  barred(right: (typeof verbs)[number]): string | null
  noLending: string | null
}
