import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Static, type TSchema, Type } from 'typebox'
import type { Locale } from '#platform/i18n/locale.ts'
import { locales, preferredLocale } from '#platform/i18n/locale.ts'
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
        const document = await handle(reader, checked(query, request.query), request.params)
        return sendPage(reply, document, locale)
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

/** A read of the API under `/api/v1`. `answers` is the schema of what it gives: OpenAPI is printed from it. */
export function read<Query extends TSchema>(
  app: FastifyInstance,
  path: string,
  {
    query,
    answers,
    summary,
    tag,
  }: { query: Query; answers: TSchema; summary: string; tag: string },
  handle: Handler<Query, unknown>,
): void {
  app.get<{ Params: Record<string, string> }>(
    `/api/v1${path}`,
    {
      schema: {
        summary,
        tags: [tag],
        operationId: path.replace(/^\//, '').replace(/[/{}:]+/g, '-'),
        querystring: query,
        ...(path.includes(':') ? { params: pathSchema(path) } : {}),
        response: { 200: answers },
      },
      serializerCompiler: () => JSON.stringify,
    },
    async (request) => {
      const reader = await app.whoAsks(request, localeOf(request))
      return handle(reader, checked(query, request.query), request.params)
    },
  )
}

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
