import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Workbook } from '#platform/documents/sheets.ts'
import { IdsInPath } from '#platform/http/paths.ts'
import type { Reader } from '#platform/http/reader.ts'
import { sendWorkbook } from '#platform/doors/workbooks.ts'
import { type Locale, locales } from '#platform/i18n/locale.ts'
import { found } from '#platform/refusal.ts'
import { type EmptyAsked, EmptyQuery } from '#plans/forms/sheets.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { paths } from '#plans/paths.ts'
import { wholeVersion } from '#plans/views/reading/whole.ts'
import { seenVersion } from '#plans/views/seen.ts'
import { emptyWorkbook, workbookOfVersion } from '#plans/views/sheets/workbook.ts'
import { templatesInUse } from '#plans/views/templates.ts'

/** The years of a plan whose template names no longest period. */
const usualYears = 5

interface Route {
  Params: Record<string, string>
}

/** A version as a workbook that people fill in and send back, and an empty one for plans that begin where there is no network. */
export function workbookFiles(app: FastifyInstance): void {
  for (const locale of locales) {
    const schema = { params: IdsInPath, hide: true }
    app.get<Route & { Querystring: EmptyAsked }>(
      `/${locale}${paths.emptyWorkbook}`,
      { schema: { ...schema, querystring: EmptyQuery } },
      async (request, reply) => {
        const reader = await app.whoAsks(request, locale)
        const { level } = request.query
        const workbook = await empty(reader, request.query, locale)
        return sendWorkbook(reply, workbook, `${level}-${locale}.xlsx`)
      },
    )
    app.get<Route>(
      `/${locale}${paths.workbook(':id', ':number')}`,
      { schema: { ...schema, querystring: PageQuery({}) } },
      async (request: FastifyRequest<Route>, reply) => {
        const reader = await app.whoAsks(request, locale)
        const { id = '', number = '' } = request.params
        const version = await seenVersion(reader, id, number)
        const workbook = await workbookOfVersion(reader, await wholeVersion(reader, version))
        return sendWorkbook(reply, workbook, `${version.plan.id}-${version.number}-${locale}.xlsx`)
      },
    )
  }
}

async function empty(
  reader: Reader,
  { level, language = '', from = '' }: EmptyAsked,
  locale: Locale,
): Promise<Workbook> {
  const inUse = await templatesInUse(reader.db, reader.moment)
  const template = found(
    inUse.find((each) => each.level === level),
    'plans/no-template',
  )
  const languages = language === '' ? [locale] : [...new Set(language.split(','))]
  const first = from === '' ? Number(reader.moment.asOf.slice(0, 4)) + 1 : Number(from)
  const years = Array.from({ length: template.mostYears ?? usualYears }, (_, at) => first + at)
  return emptyWorkbook(reader, { template, languages, years })
}
