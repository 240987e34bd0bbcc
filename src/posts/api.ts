import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import { ListShape, recordedShape } from '#platform/http/shapes.ts'
import { found } from '#platform/refusal.ts'
import { postWrites } from './api/writes.ts'
import { AccessQuery, PostsQuery, RolesQuery } from './forms.ts'
import { isComing } from './model/rights.ts'
import { accessOf } from './views/access.ts'
import { postLife } from './views/life.ts'
import { register } from './views/register.ts'
import { roleRights } from './views/roles.ts'
import { shownPosts } from './views/shown.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const yes = Type.Boolean()
const Day = Type.Union([Type.String({ format: 'date' }), Type.Null()])
const reach = Type.Enum(['own', 'mandate', 'everywhere'])
const tag = 'posts'

/** Posts, who holds them, what roles may do; and, with the right to, who can do what where, and the verbs of posts. */
export function postsApi(app: FastifyInstance): void {
  postReads(app)
  accessReads(app)
  postWrites(app)
}

const post = {
  id: text,
  title: text,
  role: text,
  office: maybe,
  officeName: maybe,
  unit: maybe,
  confinedTo: Type.Array(text),
  isPublic: yes,
  isDocumented: yes,
}

function postReads(app: FastifyInstance): void {
  read(
    app,
    '/posts',
    {
      query: PostsQuery,
      tag,
      summary: 'Posts of the day, and who holds them as far as the asker may know',
      answers: ListShape(
        Type.Object({
          ...post,
          isVacant: yes,
          holder: maybe,
          heldFrom: Day,
          heldUntil: Day,
          inCharge: maybe,
          from: Day,
          until: Day,
          ...recordedShape,
        }),
      ),
    },
    async (reader, { role, office, vacant, ...query }) => {
      const isVacant = vacant === undefined ? undefined : vacant === 'true'
      const posts = await shownPosts(reader, { role, office, vacant: isVacant })
      const items = posts.map(({ holding: _holding, inChargePost: _post, ...item }) => item)
      return pageThrough(items, query, (item) => `${item.title} ${item.holder ?? ''}`)
    },
  )
  read(
    app,
    '/posts/:id',
    {
      query: ApiQuery({}),
      tag,
      summary: 'A post, everyone who held it, and what it lent, as far as the asker may know',
      answers: Type.Object({
        ...post,
        from: Day,
        until: Day,
        holdings: Type.Array(
          Type.Object({
            id: text,
            holder: maybe,
            from: Day,
            until: Day,
            why: maybe,
            version: text,
          }),
        ),
        lent: Type.Array(
          Type.Object({
            id: text,
            post: text,
            toPost: text,
            name: maybe,
            rights: Type.Union([Type.Array(text), Type.Null()]),
            from: Day,
            until: Day,
            reason: text,
            version: text,
          }),
        ),
        versions: Type.Union([Type.Object({ appoint: text, lend: text, end: text }), Type.Null()]),
      }),
    },
    async (reader, _query, { id = '' }) => {
      const life = found(await postLife(reader, id), 'posts/unknown-post')
      const { titles: _titles, ...about } = life.post
      const { title, holdings, lent, versions } = life
      return { ...about, title, holdings, lent, versions }
    },
  )
  read(
    app,
    '/roles',
    {
      query: RolesQuery,
      tag,
      summary: 'The rights that roles give on the day',
      answers: ListShape(
        Type.Object({
          id: text,
          role: text,
          right: text,
          isComing: yes,
          reach,
          function: maybe,
          amount: maybe,
          currency: maybe,
          from: Day,
          until: Day,
          source: text,
          ...recordedShape,
        }),
      ),
    },
    async ({ db, moment }, { role, right, ...query }) => {
      const rows = await roleRights(db, moment, role ?? null)
      const items = rows
        .filter((row) => right === undefined || row.right === right)
        .map(({ limit, function: held, ...row }) => ({
          id: `${row.role}/${row.right}/${row.reach}/${held}`,
          ...row,
          isComing: isComing(row.right),
          function: held || null,
          amount: limit?.amount ?? null,
          currency: limit?.currency ?? null,
        }))
      return pageThrough(items, query, (item) => item.id)
    },
  )
}

function accessReads(app: FastifyInstance): void {
  read(
    app,
    '/access',
    {
      query: AccessQuery,
      tag,
      admission: { right: 'access.read' },
      summary: 'Who can do what where on the day; with an office, who can do what there',
      answers: ListShape(
        Type.Object({
          id: text,
          person: text,
          name: text,
          right: text,
          isComing: yes,
          reach,
          function: maybe,
          office: maybe,
          officeName: maybe,
          post: text,
          title: text,
          onBehalfOf: maybe,
          limit: maybe,
          until: Day,
        }),
      ),
    },
    async (reader, { office, right, person, ...query }) => {
      const items = await accessOf(reader, { office, right, person })
      return pageThrough(items, query, (item) => `${item.name} ${item.title}`)
    },
  )
  read(
    app,
    '/access/register',
    {
      query: ApiQuery(pagingFields),
      tag,
      admission: { right: 'access.read' },
      summary: 'The register of delegated authority: by amount, and what posts lent to others',
      answers: ListShape(
        Type.Object({
          id: text,
          post: text,
          title: text,
          office: maybe,
          officeName: maybe,
          right: text,
          amount: maybe,
          currency: maybe,
          toPost: maybe,
          standIn: maybe,
          from: Day,
          until: Day,
        }),
      ),
    },
    async (reader, query) =>
      pageThrough(await register(reader), query, (item) => `${item.title} ${item.right}`),
  )
}
