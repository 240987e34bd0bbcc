import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Document } from '#platform/documents/document.ts'
import { docxOf } from '#platform/documents/docx.ts'
import { pdfOf } from '#platform/documents/pdf.ts'
import { unkeptHeaders } from '#platform/http/caching.ts'
import { encoded } from '#platform/http/kept.ts'
import { IdsInPath } from '#platform/http/paths.ts'
import { type Locale, locales } from '#platform/i18n/locale.ts'
import { type DocumentAsked, DocumentQuery } from '#plans/forms/pages.ts'
import { wasPublished } from '#plans/model/plan.ts'
import { paths } from '#plans/paths.ts'
import { documentOf } from '#plans/views/reading/document.ts'
import { seenVersion } from '#plans/views/seen.ts'

const formats = {
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    make: docxOf,
  },
  pdf: { type: 'application/pdf', make: pdfOf },
} as const satisfies Record<string, { type: string; make(document: Document): Promise<Buffer> }>

interface Route {
  Params: Record<string, string>
  Querystring: DocumentAsked
}

/**
 * A version as a file in one of the plan's languages. What it says makes its `ETag`, so that whoever has it is not sent it again, and a
 * frozen version is written out once for as long as it is kept.
 */
export function documentFiles(app: FastifyInstance): void {
  for (const locale of locales)
    for (const format of ['docx', 'pdf'] as const)
      app.get<Route>(
        `/${locale}${paths.document(':id', ':number', format)}`,
        { schema: { querystring: DocumentQuery, params: IdsInPath, hide: true } },
        async (request, reply) => send(app, { request, reply, locale, format }),
      )
}

interface Asked {
  request: FastifyRequest<Route>
  reply: FastifyReply
  locale: Locale
  format: keyof typeof formats
}

async function send(
  app: FastifyInstance,
  { request, reply, locale, format }: Asked,
): Promise<FastifyReply> {
  const reader = await app.whoAsks(request, locale)
  const { id = '', number = '' } = request.params
  const version = await seenVersion(reader, id, number)
  const { document, language } = await documentOf(
    {
      ...reader,
      language: request.query.language || undefined,
      addressIn: (each) => `${reader.site.origin}/${each}${paths.version(id, number)}`,
    },
    version,
  )
  const { type, make } = formats[format]
  const said = JSON.stringify([reader.site.id, format, document])
  const hash = createHash('sha256').update(said).digest('base64url').slice(0, 22)
  const tag = `"${hash}"`
  const isOpen = wasPublished(version) && reader.asker === null
  const headers = {
    etag: tag,
    'content-language': language,
    ...(isOpen ? { 'cache-control': 'public, max-age=3600', vary: 'cookie' } : unkeptHeaders),
  }
  const tags = (request.headers['if-none-match'] ?? '').split(',').map((each) => each.trim())
  if (tags.includes(tag)) return reply.headers(headers).status(304).send()
  const written = async () => encoded(await make(document), 'identity')
  const { body } = wasPublished(version)
    ? await app.kept.answer(`document ${hash}`, written)
    : await written()
  const draft = wasPublished(version) ? '' : '-draft'
  return reply
    .headers({
      ...headers,
      'content-type': type,
      'content-disposition': `attachment; filename="${id}-${number}${draft}-${language}.${format}"`,
    })
    .send(body)
}
