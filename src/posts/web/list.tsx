import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { PostsPageQuery } from '#posts/forms.ts'
import { roles } from '#posts/model/roles.ts'
import { paths } from '#posts/paths.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { type ShownPost, shownPosts } from '#posts/views/shown.ts'
import { Narrowing, OneOf } from './narrowing.tsx'
import { type ConfinedText, confinementsOf } from './confined.ts'

const perPage = 100

/** The posts of the organisation on the day, and who holds them as far as the reader may know. */
export function postsPage(app: FastifyInstance): void {
  page(app, paths.posts, PostsPageQuery, async (reader, query) => {
    const { words, moment } = reader
    const filter = {
      role: query.role || undefined,
      office: query.office || undefined,
      vacant: query.vacant === 'true' ? true : undefined,
    }
    const posts = await shownPosts(reader, filter)
    const cursor = query.cursor === undefined ? {} : { cursor: query.cursor }
    const shown = pageThrough(posts, { limit: perPage, ...cursor }, (post) => post.title)
    const caption = words.t('posts.list.count', {
      count: posts.length,
      day: words.day(moment.asOf),
    })
    const has = (right: string) =>
      reader.asker?.grants.some((grant) => grant.right === right) ?? false
    const mayMake = has('posts.make')
    const mayReview = has('access.read')
    return (
      <Page reader={reader} title={words.t('posts.list.title')} summary={caption}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('posts.list.title')}
        </h1>
        <p class="lead">{words.t('posts.list.lead')}</p>
        <Filters reader={reader} filter={filter} offices={await officeChoices(reader.db, moment)} />
        {posts.length === 0 ? (
          <p class="empty">{caption}</p>
        ) : (
          <PostTable
            posts={shown.items}
            reader={reader}
            caption={caption}
            confined={await confinementsOf(reader, shown.items)}
          />
        )}
        <Pager next={shown.next} reader={reader} />
        <Exports
          reader={reader}
          list="/posts"
          query={{ ...filter, vacant: filter.vacant === true ? 'true' : undefined }}
        />
        {mayMake && (
          <p class="ways">
            <WayTo
              href={linkTo(reader, paths.make)}
              label={words.t('posts.make.title')}
              barred={null}
              id="no-make"
            />
          </p>
        )}
        <p>
          <a class="ds-link" href={linkTo(reader, paths.roles)}>
            {words.t('posts.roles.title')}
          </a>
        </p>
        {mayReview && (
          <p>
            <a class="ds-link" href={linkTo(reader, paths.access)}>
              {words.t('posts.access.title')}
            </a>
          </p>
        )}
      </Page>
    )
  })
}

interface FilterProps {
  reader: Reader
  filter: { role: string | undefined; office: string | undefined; vacant: boolean | undefined }
  offices: readonly { id: string; name: string }[]
}

function Filters({ reader, filter, offices }: FilterProps) {
  const { words } = reader
  const vacant = words.t('posts.vacant')
  const all = (
    <a class="ds-link" href={linkTo(reader, paths.posts)}>
      {words.t('posts.list.all')}
    </a>
  )
  return (
    <Narrowing reader={reader} more={all}>
      <OneOf
        form="posts"
        name="role"
        label={words.t('posts.column.role')}
        chosen={filter.role}
        options={roles.map((id) => ({ id, name: words.t(`posts.role.${id}`) }))}
        reader={reader}
      />
      <OneOf
        form="posts"
        name="office"
        label={words.t('posts.column.office')}
        chosen={filter.office}
        options={offices}
        reader={reader}
      />
      <OneOf
        form="posts"
        name="vacant"
        label={words.t('posts.list.held')}
        chosen={filter.vacant === true ? 'true' : undefined}
        options={[{ id: 'true', name: vacant }]}
        reader={reader}
      />
    </Narrowing>
  )
}

interface PostTableProps {
  posts: readonly ShownPost[]
  reader: Reader
  caption: string
  confined: ConfinedText
  /** Stands on the page of the one office they are all at. */
  isOfOffice?: boolean
}

/** Posts with who holds them. */
export function PostTable({
  posts,
  reader,
  caption,
  confined,
  isOfOffice = false,
}: PostTableProps) {
  const { words } = reader
  return (
    <Table
      caption={caption}
      rows={posts}
      columns={[
        {
          title: words.t('posts.column.post'),
          cell: (post) => (
            <a class="ds-link" href={linkTo(reader, paths.post(post.id))}>
              <bdi>{post.title}</bdi>
            </a>
          ),
        },
        { title: words.t('posts.column.role'), cell: (post) => words.t(`posts.role.${post.role}`) },
        {
          title: words.t('posts.column.office'),
          cell: (post) =>
            !isOfOffice &&
            post.office !== null && (
              <OfficeLink id={post.office} name={post.officeName ?? post.office} reader={reader} />
            ),
        },
        {
          title: words.t('posts.column.holder'),
          cell: (post) => <Holder post={post} reader={reader} />,
        },
        {
          title: words.t('posts.column.in-charge'),
          cell: (post) => post.inCharge !== null && <bdi>{post.inCharge}</bdi>,
        },
        {
          title: words.t('posts.column.confined'),
          cell: (post) => post.confinedTo.length > 0 && <bdi>{confined(post.confinedTo)}</bdi>,
        },
      ]}
    />
  )
}

/** Who holds a post, that it is vacant, that nothing is known, or that it is not for this reader. */
function Holder({ post, reader: { words } }: { post: ShownPost; reader: Reader }) {
  if (post.holder !== null) return <bdi>{post.holder}</bdi>
  if (!post.isVacant) return <small>{words.t('posts.holder.hidden')}</small>
  return <small>{words.t(post.isDocumented ? 'posts.holder.unnamed' : 'posts.vacant')}</small>
}
