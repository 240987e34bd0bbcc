import type { FastifyInstance, FastifyRequest } from 'fastify'
import { unkeptHeaders } from '#platform/http/caching.ts'
import { IdsInPath } from '#platform/http/paths.ts'
import { locales } from '#platform/i18n/locale.ts'
import { found } from '#platform/refusal.ts'
import { isInside } from '#projects/model/sight.ts'
import { seenProject, sightOf } from '#projects/views/seen.ts'
import { mediaTypes } from '#papers/model/paper.ts'
import { paths } from '#papers/paths.ts'
import { paperBytes, papersOf } from '#papers/views/issued.ts'

interface Route {
  Params: { id: string; number: string }
}

/** The documents made of projects as files, as they were, for those inside. Anybody else is told that there is none. */
export function paperFiles(app: FastifyInstance): void {
  for (const locale of locales)
    app.get<Route>(
      `/${locale}${paths.paper(':id', ':number')}`,
      { schema: { params: IdsInPath, hide: true } },
      async (request: FastifyRequest<Route>, reply) => {
        const reader = await app.whoAsks(request, locale)
        const { id, number } = request.params
        const project = await seenProject(reader, id)
        const papers = isInside(await sightOf(reader), project)
          ? await papersOf(reader.db, reader.moment, id)
          : []
        const issued = found(
          papers.find((each) => String(each.number) === number),
          'papers/unknown-paper',
        )
        const bytes = found(await paperBytes(reader.db, issued.hash), 'papers/unknown-paper')
        return reply
          .headers({
            ...unkeptHeaders,
            'content-type': mediaTypes[issued.format],
            'content-language': issued.language,
            'content-disposition': `attachment; filename="${issued.name}"`,
            'content-security-policy': "default-src 'none'; sandbox",
          })
          .send(bytes)
      },
    )
}
