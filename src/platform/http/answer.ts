import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Static, type TSchema, Type } from 'typebox'
import type { Locale } from '#platform/i18n/locale.ts'
import { locales, preferredLocale } from '#platform/i18n/locale.ts'
import { type Form, formFrom, notAcceptable } from './accept.ts'
import { answerIn, descriptionOf, extensions, formsOf, type Linked } from './api-forms.ts'
import { freshnessOf } from './caching.ts'
import { listFields, listQuery } from './lists.ts'
import type { Reader } from './reader.ts'

/** Finds out who asks: the organisation by host, its database, and the moment asked about. Given by the app, which knows domains. */
export type WhoAsks = (request: FastifyRequest, locale: Locale) => Promise<Reader>

declare module 'fastify' {
  interface FastifyInstance {
    whoAsks: WhoAsks
  }
}

type Handler<Query extends TSchema, Answer> = (
  reader: Reader,
  query: Static<Query>,
  params: Record<string, string>,
) => Promise<Answer>

/** Ids in a path hold no control characters: PostgreSQL refuses some of them, and no id holds any. */
const idInPath = Type.String({ pattern: '^[^\\u0000-\\u001f\\u007f]+$', maxLength: 200 })
const IdsInPath = Type.Record(Type.String(), idInPath)
const pathSchema = (path: string) =>
  Type.Object(
    Object.fromEntries([...path.matchAll(/:(\w+)/g)].map((match) => [match[1] ?? '', idInPath])),
  )

/** A page in every language under `path`. The handler reads once and answers with the whole document. */
export function page<Query extends TSchema>(
  app: FastifyInstance,
  path: string,
  query: Query,
  handle: Handler<Query, VNode>,
): void {
  for (const locale of locales) {
    app.get<{ Params: Record<string, string> }>(
      `/${locale}${path === '/' ? '' : path}`,
      { schema: { querystring: query, params: IdsInPath, hide: true } },
      async (request, reply) => {
        const reader = await app.whoAsks(request, locale)
        const { headers, isUnchanged } = await freshnessOf(request, reader, 'html')
        if (isUnchanged) return reply.headers(headers).status(304).send()
        const document = await handle(reader, checked(query, request.query), request.params)
        return sendPage(reply.headers(headers), document, locale)
      },
    )
  }
}

/** Sends a document as HTML. */
export const sendPage = (reply: FastifyReply, document: VNode, locale: Locale) =>
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', locale)
    .send(`<!doctype html>${renderToString(document)}`)

interface ReadOptions<Query extends TSchema, Answer> {
  query: Query
  /** The schema of what it gives: OpenAPI is printed from it, and a list is known by it. */
  answers: TSchema
  summary: string
  tag: string
  linked?: Linked<Answer>
}

/**
 * A read of the API under `/api/v1`, as JSON and in the other forms it comes in, chosen by `Accept` or by extension. A list
 * also takes `fields`, `sort` and `changedSince`, and comes whole as CSV, as a workbook and, where its items have a place,
 * as GeoJSON: its handler is asked page after page.
 */
export function read<Query extends TSchema, Answer>(
  app: FastifyInstance,
  path: string,
  { query, linked, ...told }: ReadOptions<Query, Answer>,
  handle: Handler<Query, Answer>,
): void {
  const list = listFields(told.answers)
  const forms = formsOf(list, linked !== undefined)
  const send = async (request: ApiRequest, reply: FastifyReply, form: Form) => {
    if (!forms.includes(form)) throw notAcceptable(forms)
    const reader = await app.whoAsks(request, localeOf(request))
    const { headers, isUnchanged } = await freshnessOf(request, reader, form)
    if (isUnchanged) return reply.headers(headers).status(304).send()
    const answer = (asked: unknown) => handle(reader, checked(query, asked), request.params)
    const sent = await answerIn(form, request.query, { list, reader, answer, linked })
    const all = { ...headers, 'content-language': reader.locale, ...sent.headers }
    return reply.headers(all).send(sent.body)
  }
  const schema = {
    querystring: list === null ? query : listQuery(query, list),
    ...(path.includes(':') ? { params: pathSchema(path) } : {}),
  }
  const serializerCompiler = () => JSON.stringify
  const described = descriptionOf({ path, ...told }, { list, forms })
  app.get<ApiRoute>(
    `/api/v1${path}`,
    { schema: { ...schema, ...described }, serializerCompiler },
    async (request, reply) => send(request, reply, formFrom(request.headers.accept, forms)),
  )
  for (const form of extensions)
    if (list !== null || forms.includes(form))
      app.get<ApiRoute>(
        `/api/v1${path}.${form}`,
        { schema: { ...schema, hide: true } },
        async (request, reply) => send(request, reply, form),
      )
}

interface ApiRoute {
  Params: Record<string, string>
}
type ApiRequest = FastifyRequest<ApiRoute>

/** The query, which the server has already held against its schema. */
function checked<Query extends TSchema>(schema: Query, query: unknown): Static<Query> {
  if (!isChecked(schema, query)) throw new Error('the query was not held against its schema')
  return query
}

const isChecked = <Query extends TSchema>(_schema: Query, query: unknown): query is Static<Query> =>
  typeof query === 'object'

/** The language of a request: the one in its path, of its `lang`, or of its browser. */
export function localeOf(request: FastifyRequest): Locale {
  const inPath = /^\/(en|fr|es|ar)(?=[/?]|$)/.exec(request.url)?.[1]
  const asked = /[?&]lang=(en|fr|es|ar)(?=&|$)/.exec(request.url)?.[1]
  return preferredLocale(inPath ?? asked ?? request.headers['accept-language'])
}
