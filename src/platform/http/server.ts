import cookies from '@fastify/cookie'
import compress from '@fastify/compress'
import formBodies from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Locale } from '#platform/i18n/locale.ts'
import { preferredLocale } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Log, silent } from '#platform/log.ts'
import { localeOf } from './answer.ts'
import { mostConnections, refuseConnection, requestTimeout, serverOptions } from './connections.ts'
import { shareApi } from './cors.ts'
import { keep } from './kept.ts'
import { giveLasting } from './lasting.ts'
import { problemOf, refusalFrom } from './problem.ts'
import { isOutOfReach } from '#platform/db/reach.ts'
import { requestIdOf } from './requests.ts'
import { ProblemShape } from './shapes.ts'

export interface ServerOptions {
  origin: string
  /** The parts of the API, each with what it tells of: reads name theirs as their tag. */
  parts: Readonly<Record<string, string>>
  /** The addresses whose word on who asks is taken; none unless told. */
  trustedProxies: readonly string[]
  /** Shows a refusal to someone who reads pages. */
  problemPage(
    request: FastifyRequest,
    reply: FastifyReply,
    refusal: Refusal,
    status: number,
    locale: Locale,
  ): Promise<unknown>
  /** Where unforeseen errors are told; they are never shown. */
  failed(error: unknown, request: FastifyRequest): void
  log?: Log
}

/** Requests one address may make in a minute. */
export const readsPerMinute = 1200
/** Some thousands of pages as they travel. */
const bytesKept = 32 * 1024 * 1024

/** A server with the manners every door shares: limits, headers, compression, problems in the reader's language. */
export async function makeServer({
  origin,
  parts,
  trustedProxies,
  problemPage,
  failed,
  log = silent,
}: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    // Fastify's own lines hold addresses; `logRequests` tells each request once, without.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    genReqId: (request) => requestIdOf(request.headers),
    // Proxies are not trusted until somebody says which: an address taken from a header would dodge the limit.
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    bodyLimit: 64 * 1024,
    requestTimeout,
    http: serverOptions,
    clientErrorHandler: refuseConnection,
    routerOptions: {
      maxParamLength: 300,
      ignoreTrailingSlash: true,
      onBadUrl: (_path, request, response) => {
        response.statusCode = 400
        const id = requestIdOf(request.headers)
        response.setHeader('x-request-id', id)
        log.info({ request: id, method: request.method, route: 'none', status: 400 }, 'request')
        response.setHeader('content-type', 'application/problem+json; charset=utf-8')
        const words = wordsIn(preferredLocale(request.headers['accept-language']))
        response.end(JSON.stringify(problemOf(new Refusal('invalid', 'request/malformed'), words)))
      },
    },
    ajv: {
      customOptions: {
        removeAdditional: false,
        coerceTypes: true,
        useDefaults: true,
        allErrors: true,
      },
    },
  })
  app.server.maxConnections = mostConnections
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'script-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: origin.startsWith('https:'),
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  })
  app.decorate('doors', [])
  app.decorate('kept', keep(bytesKept))
  await app.register(cookies)
  await app.register(formBodies)
  shareApi(app)
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] })
  await app.register(rateLimit, {
    max: readsPerMinute,
    timeWindow: 60_000,
    allowList: (request) => request.url === '/healthz',
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Meridian',
        version: '1',
        description:
          'The organisation as of any day (`asOf`), as known at any moment (`asKnown`), each answer with its sources.',
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      servers: [{ url: origin }],
      tags: Object.entries(parts).map(([name, description]) => ({ name, description })),
      // What anybody may read says so itself; all else takes a token of one's own.
      security: [],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    refResolver: { buildLocalReference: ({ $id }) => (typeof $id === 'string' ? $id : '') },
  })
  app.addSchema(ProblemShape)
  const isForProgram = (request: FastifyRequest) =>
    request.url.startsWith('/api/') || (request.headers.accept ?? '').includes('application/json')

  const refuse = (
    request: FastifyRequest,
    reply: FastifyReply,
    refusal: Refusal,
    status: number,
  ) => {
    const locale = localeOf(request)
    if (refusal.kind === 'unavailable')
      void reply.header('retry-after', status === 429 ? '60' : '5')
    void reply.status(status)
    if (!isForProgram(request)) return problemPage(request, reply, refusal, status, locale)
    const problem = { ...problemOf(refusal, wordsIn(locale)), status }
    return reply
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem))
  }
  app.setErrorHandler<FastifyError | Refusal>((error, request, reply) => {
    const known = refusalFrom(error)
    if (isOutOfReach(error)) request.log.warn({ err: error }, 'the database cannot be reached')
    if (known) return refuse(request, reply, known.refusal, known.status)
    failed(error, request)
    return refuse(request, reply, new Refusal('unavailable', 'server/failed'), 500)
  })
  // Unknown addresses have no route of their own, so the limit has to be told of them.
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) =>
    refuse(request, reply, new Refusal('not-found', 'request/unknown-page'), 404),
  )

  giveLasting(app)
  return app
}
