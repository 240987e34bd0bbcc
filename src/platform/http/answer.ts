import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Static, TSchema } from 'typebox'
import type { Locale } from '#platform/i18n/locale.ts'
import { locales, preferredLocale } from '#platform/i18n/locale.ts'
import { type Form, formFrom, notAcceptable } from './accept.ts'
import { answerIn, descriptionOf, extensions, formsOf, type Linked } from './api-forms.ts'
import { type Admission, admit, askToProve, askToSignIn, isToProve } from '#platform/doors/asker.ts'
import { type Freshness, freshnessOf, unkeptHeaders } from './caching.ts'
import { encoded, encodingFrom, type Kept } from './kept.ts'
import { latest } from './latest.ts'
import { listFields, listQuery } from './lists.ts'
import { IdsInPath, pathSchema } from './paths.ts'
import type { Reader } from './reader.ts'

/** Finds out who asks: the organisation by host, its database, and the moment asked about. Given by the app, which knows domains. */
export type WhoAsks = (request: FastifyRequest, locale: Locale) => Promise<Reader>

declare module 'fastify' {
  interface FastifyInstance {
    whoAsks: WhoAsks
    /** The answers that are kept as they travel. */
    kept: Kept
  }
}

type Handler<Query extends TSchema, Answer> = (
  reader: Reader,
  query: Static<Query>,
  params: Record<string, string>,
) => Promise<Answer>

/** Where in time a reader stands at this door when they asked for no day of their own. What is kept is kept under that day. */
export type Stance = (reader: Reader, params: Record<string, string>) => Promise<Reader>

const asTheyCame: Stance = async (reader) => reader

/**
 * A page in every language under `path`. The handler reads once and answers with the whole document. What anybody gets is kept
 * as it travels; what someone who signed in gets is not.
 */
export function page<Query extends TSchema>(
  app: FastifyInstance,
  path: string,
  query: Query,
  handle: Handler<Query, VNode>,
  admission: Admission = 'anyone',
  stance: Stance = latest,
): void {
  app.doors.push({ kind: 'page', method: 'GET', path, admission })
  for (const locale of locales) {
    app.get<{ Params: Record<string, string> }>(
      `/${locale}${path === '/' ? '' : path}`,
      { schema: { querystring: query, params: IdsInPath, hide: true } },
      async (request, reply) => {
        const reader = await stance(await app.whoAsks(request, locale), request.params)
        const document = async () =>
          htmlOf(await handle(reader, checked(query, request.query), request.params))
        if (reader.asker !== null || admission !== 'anyone') {
          if (reader.asker === null) return askToSignIn(app, request, reply)
          if (isToProve(reader, admission)) return askToProve(app, request, reply)
          admit(reader, admission)
          const headers = { ...pageHeaders(locale), ...unkeptHeaders }
          const text = await document()
          return reply.headers(headers).send(text)
        }
        const { headers, ...freshness } = freshnessOf(request, reader, 'html')
        const kept = { ...freshness, headers: { ...headers, ...pageHeaders(locale) } }
        return sendKept(app, { request, reply, freshness: kept }, document)
      },
    )
  }
}

const pageHeaders = (locale: Locale) => ({
  'content-type': 'text/html; charset=utf-8',
  'content-language': locale,
})

const htmlOf = (document: VNode) => `<!doctype html>${renderToString(document)}`

/** Sends a document as HTML. */
export const sendPage = (reply: FastifyReply, document: VNode, locale: Locale) =>
  reply.headers(pageHeaders(locale)).send(htmlOf(document))

interface Asked {
  request: FastifyRequest
  reply: FastifyReply
  freshness: Freshness
}

/** Answers 304 to who has it, else from what is kept, else with what is made now. */
async function sendKept(
  app: FastifyInstance,
  { request, reply, freshness: { tag, headers, isUnchanged } }: Asked,
  make: () => Promise<string>,
): Promise<FastifyReply> {
  if (isUnchanged) return reply.headers(headers).status(304).send()
  const wanted = encodingFrom(request.headers['accept-encoding'])
  const { body, encoding } = await app.kept.answer(`${wanted} ${tag}`, async () =>
    encoded(await make(), wanted),
  )
  if (encoding !== 'identity') void reply.header('content-encoding', encoding)
  return reply.headers(headers).send(body)
}

interface ReadOptions<Query extends TSchema, Answer> {
  query: Query
  /** The schema of what it gives: OpenAPI is printed from it, and a list is known by it. */
  answers: TSchema
  summary: string
  tag: string
  linked?: Linked<Answer>
  /** Anyone, unless told. */
  admission?: Admission
  stance?: Stance
}

/**
 * A read of the API under `/api/v1`, as JSON and in the other forms it comes in, chosen by `Accept` or by extension. A list
 * also takes `fields`, `sort` and `changedSince`, and comes whole as CSV, as a workbook and, where its items have a place,
 * as GeoJSON: its handler is asked page after page.
 */
export function read<Query extends TSchema, Answer>(
  app: FastifyInstance,
  path: string,
  { query, linked, admission = 'anyone', stance = asTheyCame, ...told }: ReadOptions<Query, Answer>,
  handle: Handler<Query, Answer>,
): void {
  app.doors.push({ kind: 'read', method: 'GET', path, admission })
  const list = listFields(told.answers)
  const forms = formsOf(list, linked !== undefined)
  const send = async (request: ApiRequest, reply: FastifyReply, form: Form) => {
    if (!forms.includes(form)) throw notAcceptable(forms)
    const reader = await stance(await app.whoAsks(request, localeOf(request)), request.params)
    admit(reader, admission)
    const answer = (asked: unknown) => handle(reader, checked(query, asked), request.params)
    const inForm = () => answerIn(form, request.query, { list, reader, answer, linked })
    void reply.header('content-language', reader.locale)
    const freshness = freshnessOf(request, reader, form)
    if (reader.asker === null && form === 'json') {
      const headers = { ...freshness.headers, 'content-type': 'application/json; charset=utf-8' }
      return sendKept(app, { request, reply, freshness: { ...freshness, headers } }, async () =>
        JSON.stringify((await inForm()).body),
      )
    }
    if (freshness.isUnchanged && reader.asker === null)
      return reply.headers(freshness.headers).status(304).send()
    const sent = await inForm()
    const own = reader.asker === null ? freshness.headers : unkeptHeaders
    return reply.headers({ ...own, ...sent.headers }).send(sent.body)
  }
  const schema = {
    querystring: list === null ? query : listQuery(query, list),
    ...(path.includes(':') ? { params: pathSchema(path) } : {}),
  }
  const serializerCompiler = () => JSON.stringify
  const described = descriptionOf({ path, admission, ...told }, { list, forms })
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
