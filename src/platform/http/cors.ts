import type { FastifyInstance } from 'fastify'

const readable = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'content-disposition, etag, last-modified, retry-after',
  'cross-origin-resource-policy': 'cross-origin',
}

const preflight = {
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'accept, accept-language, if-none-match',
  'access-control-max-age': '86400',
}

/** Programs in browsers may read the API from anywhere, as anybody: our cookies do not travel from other sites, and answers to them could not be read there. */
export function shareApi(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return
    void reply.headers(readable)
    if (request.method !== 'OPTIONS') return
    await reply.headers(preflight).status(204).send()
  })
}
