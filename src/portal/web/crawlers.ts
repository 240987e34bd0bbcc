import type { FastifyInstance } from 'fastify'
import { localeOf } from '#platform/http/answer.ts'
import { freshnessOf } from '#platform/http/caching.ts'
import { latest } from '#platform/http/latest.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { type Locale, locales } from '#platform/i18n/locale.ts'
import { paths as frameworks } from '#frameworks/paths.ts'
import { paths as funds } from '#funds/paths.ts'
import { paths as partners } from '#partners/paths.ts'
import { paths as liaison } from '#liaison/paths.ts'
import { paths as network } from '#network/paths.ts'
import { paths as plans } from '#plans/paths.ts'
import { paths as trends } from '#trends/paths.ts'
import { type PublicThing, publicThings } from '#portal/views/public.ts'

const schema = { querystring: PageQuery({}), hide: true }

/** What search engines ask for: which pages there are, in which languages, and what they may read. */
export function crawlerDoors(app: FastifyInstance): void {
  app.get('/sitemap.xml', { schema }, async (request, reply) => {
    const reader = await latest(await app.whoAsks(request, localeOf(request)), {})
    const { headers, isUnchanged } = freshnessOf(request, reader, 'html')
    if (isUnchanged) return reply.headers(headers).status(304).send()
    return reply
      .headers(headers)
      .header('content-type', 'application/xml; charset=utf-8')
      .send(sitemap(reader.site.origin, await publicPaths(reader)))
  })
  app.get('/robots.txt', { schema }, async (request, reply) => {
    const { site } = await app.whoAsks(request, localeOf(request))
    return reply
      .header('content-type', 'text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(`User-agent: *\nDisallow: /metrics\n\nSitemap: ${site.origin}/sitemap.xml\n`)
  })
}

const pathsOf: Record<PublicThing['type'], (id: string) => string> = {
  office: network.office,
  country: network.country,
  body: liaison.body,
  area: network.area,
  kind: network.kind,
  function: network.function,
  source: (id) => `/sources/${id}`,
  framework: frameworks.framework,
  edition: (id) => {
    const [framework = '', edition = ''] = id.split('@')
    return frameworks.edition(framework, edition)
  },
  plan: plans.plan,
  issue: trends.issue,
  partner: partners.partner,
  fund: funds.fund,
}

/** The pages below the language that anybody may read: those of the menu, the other lists, and one for each thing that has its own. */
async function publicPaths({ db, moment, site }: Reader): Promise<string[]> {
  const things = await publicThings(db, moment)
  return [
    ...site.menu
      .flat()
      .flatMap(({ path, rights }) =>
        path === site.search.path || rights !== undefined ? [] : [path],
      ),
    network.areas,
    network.kinds,
    network.functions,
    network.restated,
    network.compare,
    site.api,
    ...things.map(({ type, id }) => pathsOf[type](id)),
  ]
}

/** The pages as a sitemap (sitemaps.org), each in every language; far below its limit of 50,000 addresses. */
function sitemap(origin: string, paths: readonly string[]): string {
  const urls = [...new Set(paths)].flatMap((path) => {
    const addressIn = (locale: Locale) => escaped(origin + linkTo({ locale, asked: {} }, path))
    const others = [
      ...locales.map((locale) => alternate(locale, addressIn(locale))),
      alternate('x-default', addressIn('en')),
    ].join('')
    return locales.map((locale) => `<url><loc>${addressIn(locale)}</loc>${others}</url>\n`)
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('')}</urlset>
`
}

const alternate = (language: string, address: string) =>
  `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`

/** An address as it may stand in XML. */
const escaped = (address: string) =>
  new URL(address).href.replaceAll('&', '&amp;').replaceAll("'", '&apos;')
