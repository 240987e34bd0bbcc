import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { type Static, type TObject, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { type Locale, locales } from '#platform/i18n/locale.ts'
import { Refusal } from '#platform/refusal.ts'
import { sendPage } from '#platform/http/answer.ts'
import { type Admission, admit, askToProve, askToSignIn, isToProve } from './asker.ts'
import { fieldsOf } from './files.ts'
import { refuseOtherSites } from './origin.ts'
import { mergedFrom } from './version.ts'
import { unkeptHeaders } from '#platform/http/caching.ts'
import { IdsInPath } from '#platform/http/paths.ts'
import { refusalFrom, statusOf, type Violation } from '#platform/http/problem.ts'
import type { Reader } from '#platform/http/reader.ts'

/** A form that could not be taken: what was typed, so that nothing is lost, and what is wrong with it. */
export interface Again {
  typed: Readonly<Record<string, string | readonly string[]>>
  refusal: Refusal
}

/** A page with a form that is sent to the page's own address. */
export interface FormDoor<Query extends TSchema, Body extends TObject> {
  query: Query
  body: Body
  admission: Admission
  /** The most bytes that may be sent, where it is more than the server takes otherwise. */
  most?: number
  /** The page: fresh, or again with what was typed and what is wrong with it. */
  show(
    reader: Reader,
    query: Static<Query>,
    params: Record<string, string>,
    again: Again | null,
  ): Promise<VNode>
  /** Does it and tells where to go on: a path with its language, like `linkTo` gives; or a page that is shown this once, with a secret. */
  send(
    reader: Reader,
    body: Static<Body>,
    params: Record<string, string>,
    reply: FastifyReply,
  ): Promise<string | VNode>
}

interface FormRoute {
  Params: Record<string, string>
}

/**
 * A page with a form, in every language. A POST that succeeds answers 303; one that is refused as invalid or in conflict shows
 * the page again with what was typed (422, 409). Requests that come from other sites are refused.
 */
export function form<Query extends TSchema, Body extends TObject>(
  app: FastifyInstance,
  path: string,
  { query, body, admission, most, show, send }: FormDoor<Query, Body>,
): void {
  app.doors.push({ kind: 'form', method: 'GET', path, admission })
  app.doors.push({ kind: 'form', method: 'POST', path, admission })
  for (const locale of locales) {
    const url = `/${locale}${path}`
    const schema = { querystring: query, params: IdsInPath, hide: true }
    app.get<FormRoute>(url, { schema }, async (request, reply) => {
      const reader = await app.whoAsks(request, locale)
      if (mustSignIn(reader, admission)) return askToSignIn(app, request, reply)
      if (isToProve(reader, admission)) return askToProve(app, request, reply)
      admit(reader, admission)
      const page = await show(reader, known(query, request.query), request.params, null)
      return sendPage(unkept(reply), page, locale)
    })
    app.post<FormRoute>(
      url,
      {
        ...(most === undefined ? {} : { bodyLimit: most }),
        schema: { querystring: query, params: IdsInPath, hide: true },
      },
      async (request, reply) => {
        const reader = await readerFor(app, request, locale, admission)
        const { fields, refusal: unread } = await fieldsOf(request, body)
        const sent = mergedFrom(fields)
        try {
          if (unread !== null) throw unread
          const taken = takenFrom(body, sent)
          const next = await send(reader, taken, request.params, reply)
          if (typeof next !== 'string') return await sendPage(unkept(reply), next, locale)
          return await unkept(reply).redirect(next, 303)
        } catch (error) {
          const refusal = shownAgain(error)
          const typed = typedIn(sent)
          const page = await show(reader, known(query, request.query), request.params, {
            typed,
            refusal,
          })
          return sendPage(unkept(reply).status(statusOf[refusal.kind]), page, locale)
        }
      },
    )
  }
}

interface DeedDoor<Body extends TObject> extends Pick<
  FormDoor<TObject, Body>,
  'body' | 'admission'
> {
  send(...sent: Parameters<FormDoor<TObject, Body>['send']>): Promise<string>
}

/** What a button does that has no page of its own: POST, then 303. A refusal is shown as a problem page. */
export function deed<Body extends TObject>(
  app: FastifyInstance,
  path: string,
  { body, admission, send }: DeedDoor<Body>,
): void {
  app.doors.push({ kind: 'deed', method: 'POST', path, admission })
  for (const locale of locales)
    app.post<FormRoute>(
      `/${locale}${path}`,
      { schema: { params: IdsInPath, hide: true } },
      async (request, reply) => {
        const reader = await readerFor(app, request, locale, admission)
        const next = await send(reader, takenFrom(body, request.body), request.params, reply)
        return unkept(reply).redirect(next, 303)
      },
    )
}

async function readerFor(
  app: FastifyInstance,
  request: FastifyRequest,
  locale: Locale,
  admission: Admission,
): Promise<Reader> {
  const reader = await app.whoAsks(request, locale)
  refuseOtherSites(request, reader.site.origin)
  admit(reader, admission)
  return reader
}

const mustSignIn = (reader: Reader, admission: Admission) =>
  admission !== 'anyone' && reader.asker === null

/** Pages of someone who may be signed in are never kept on the way. */
export const unkept = (reply: FastifyReply) => reply.headers(unkeptHeaders)

/** The refusal that the form itself shows; anything else is thrown on. */
function shownAgain(error: unknown): Refusal {
  if (error instanceof Refusal && ['invalid', 'conflict', 'forbidden'].includes(error.kind))
    return error
  throw error
}

/** The body of a form, fields of other names left out, so that nobody assigns what the form does not offer. Refuses each field that does not fit. */
export function takenFrom<Body extends TObject>(schema: Body, sent: unknown): Static<Body> {
  const taken: unknown = Value.Convert(schema, Value.Clean(schema, withoutEmpty(schema, sent)))
  if (!Value.Check(schema, taken)) throw refusalFromErrors(schema, taken)
  const faults = Object.entries(taken).flatMap(([field, value]) =>
    isReadable(value) ? [] : [{ field, reason: 'field/form' }],
  )
  if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
  return taken
}

/** No control characters but tabs and ends of lines, and no halves of characters: databases refuse them, and nobody types them. */
function isReadable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(value)
  // What is in a file is for the verb to say.
  if (value instanceof Uint8Array) return true
  return typeof value !== 'object' || value === null || Object.values(value).every(isReadable)
}

/** An empty field of a form is one that was not given. */
function withoutEmpty(schema: TObject, sent: unknown): Record<string, unknown> {
  if (typeof sent !== 'object' || sent === null) return {}
  return Object.fromEntries(
    Object.entries(sent).flatMap(([key, value]): [string, unknown][] => {
      const field: unknown = schema.properties[key]
      if (value === '') return []
      if (Type.IsArray(field) && !Array.isArray(value)) return [[key, [value]]]
      return [[key, value]]
    }),
  )
}

function refusalFromErrors(schema: TObject, value: unknown): Refusal {
  const read = refusalFrom({ validation: Value.Errors(schema, value).flatMap(violationsOf) })
  if (read === null) throw new Error('a refused form must name its faults')
  return new Refusal('invalid', 'form/invalid', { faults: read.refusal.faults })
}

type SchemaError = ReturnType<typeof Value.Errors>[number]

/** A schema names all missing fields at once; a reader is told of each. */
function violationsOf({ keyword, instancePath, params }: SchemaError): Violation[] {
  if (!('requiredProperties' in params)) return [{ keyword, instancePath, params }]
  return params.requiredProperties.map((missingProperty) => ({
    keyword,
    instancePath,
    params: { missingProperty },
  }))
}

function typedIn(sent: unknown): Again['typed'] {
  if (typeof sent !== 'object' || sent === null) return {}
  return Object.fromEntries(
    Object.entries(sent).flatMap(([key, value]): [string, string | string[]][] => {
      if (typeof value === 'string') return [[key, value]]
      if (Array.isArray(value)) return [[key, value.map(String)]]
      return []
    }),
  )
}

const known = <Query extends TSchema>(schema: Query, query: unknown): Static<Query> => {
  if (!Value.Check(schema, query)) throw new Error('the query was not held against its schema')
  return query
}
