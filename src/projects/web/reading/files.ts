import type { FastifyInstance, FastifyRequest } from 'fastify'
import { unkeptHeaders } from '#platform/http/caching.ts'
import { IdsInPath } from '#platform/http/paths.ts'
import { locales } from '#platform/i18n/locale.ts'
import { found } from '#platform/refusal.ts'
import { isInside } from '#projects/model/sight.ts'
import { paths } from '#projects/paths.ts'
import { bytesOf, documentsOf } from '#projects/views/documents.ts'
import { seenProject, sightOf } from '#projects/views/seen.ts'

interface Route {
  Params: { id: string; document: string; number: string }
}

/** The documents of projects as files, for those inside. Anybody else is told that there is none. */
export function projectFiles(app: FastifyInstance): void {
  for (const locale of locales)
    app.get<Route>(
      `/${locale}${paths.document(':id', ':document', ':number')}`,
      { schema: { params: IdsInPath, hide: true } },
      async (request: FastifyRequest<Route>, reply) => {
        const reader = await app.whoAsks(request, locale)
        const { id, document, number } = request.params
        const project = await seenProject(reader, id)
        const sight = await sightOf(reader)
        const documents = isInside(sight, project)
          ? await documentsOf(reader.db, reader.moment, id)
          : []
        const asked = found(
          documents.find((each) => each.id === document && String(each.version) === number),
          'projects/unknown-document',
        )
        const bytes = found(await bytesOf(reader.db, asked.hash), 'projects/unknown-document')
        const name = encodeURIComponent(asked.name).replaceAll("'", '%27')
        return reply
          .headers({
            ...unkeptHeaders,
            'content-type': asked.mediaType,
            'content-disposition': `attachment; filename*=UTF-8''${name}`,
            'content-security-policy': "default-src 'none'; sandbox",
          })
          .send(bytes)
      },
    )
}
