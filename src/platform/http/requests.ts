import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Asked by machines every few seconds, or fetched beside each page: told only in detail. */
const quiet = /^\/(healthz|readyz|metrics|static\/.*)$/

/** The id of a request: the one a proxy gave it, when it is written like one, else a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}

/** Answers each request with its id, and logs it when it is done: route and figures, never its address or query. */
export function logRequests(
  app: FastifyInstance,
  organisationOf: (request: FastifyRequest) => string,
): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const told = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      organisation: organisationOf(request),
    }
    if (reply.statusCode >= 500 && reply.statusCode !== 503) request.log.warn(told, 'request')
    else if (quiet.test(route)) request.log.debug(told, 'request')
    else request.log.info(told, 'request')
  })
}
