import type { FastifyInstance } from 'fastify'
import { worldFile } from '#platform/ui/map-shapes.ts'
import { script } from '#platform/ui/script.ts'
import { stylesheet } from '#platform/ui/stylesheet.ts'
import { encoded, encodingFrom } from './kept.ts'

const forEver = 'public, max-age=31536000, immutable'
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#0b5cad" stroke-width="2"><circle cx="16" cy="16" r="14"/><path d="M16 2v28M2 16h28M16 2c-9 8-9 20 0 28M16 2c9 8 9 20 0 28"/></svg>`

/** The files that every page needs: their addresses change with what they hold, so browsers keep them; each is packed once. */
export function giveLasting(app: FastifyInstance): void {
  const files = [
    { type: 'text/css', maxAge: forEver, ...stylesheet() },
    { type: 'text/javascript', maxAge: forEver, ...script() },
    { type: 'image/svg+xml', maxAge: forEver, ...worldFile() },
    {
      type: 'image/svg+xml',
      maxAge: 'public, max-age=86400',
      href: '/static/icon.svg',
      text: icon,
    },
  ]
  for (const { href, type, maxAge, text } of files)
    app.get(href, { schema: { hide: true } }, async (request, reply) => {
      const wanted = encodingFrom(request.headers['accept-encoding'])
      const { body, encoding } = await app.kept.answer(`${wanted} ${href}`, () =>
        encoded(text, wanted),
      )
      if (encoding !== 'identity') void reply.header('content-encoding', encoding)
      return reply
        .header('content-type', `${type}; charset=utf-8`)
        .header('cache-control', maxAge)
        .header('vary', 'accept-encoding')
        .send(body)
    })
}
