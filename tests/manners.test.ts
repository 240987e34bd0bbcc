import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Running, startProgram } from './requests.ts'

const origin = 'http://127.0.0.1:3000'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

test('the sitemap is well formed and holds every office in every language, under whole addresses', async () => {
  const { status, text, headers } = await program.get('/sitemap.xml')
  expect(status).toBe(200)
  expect(headers['content-type']).toContain('application/xml')
  const open: string[] = []
  for (const [, closing, name = '', single] of text.matchAll(/<(\/?)([a-z:]+)[^<>]*?(\/?)>/g))
    if (closing === '/') expect(open.pop()).toBe(name)
    else if (single !== '/') open.push(name)
  expect(open).toEqual([])
  expect(text).not.toMatch(/&(?!amp;|apos;)/)

  const addresses = new Set([...text.matchAll(/<loc>([^<]+)/g)].map((match) => match[1]))
  const { body } = await program.json('/api/v1/offices?limit=500')
  expect(body.items.length).toBe(body.total)
  for (const { id } of body.items)
    for (const locale of ['en', 'fr', 'es', 'ar'])
      expect(addresses).toContain(`${origin}/${locale}/offices/${id}`)
  expect(text).toContain(
    `<xhtml:link rel="alternate" hreflang="ar" href="${origin}/ar/countries/KGZ"/>`,
  )
  expect(addresses.size).toBeLessThan(50_000)
})

test('one page of each kind in the sitemap can be read', async () => {
  const { text } = await program.get('/sitemap.xml')
  const paths = [...text.matchAll(/<loc>http:\/\/127\.0\.0\.1:3000(\/en[^<]*)/g)].map(
    (match) => match[1] ?? '',
  )
  const kinds = Map.groupBy(paths, (path) => path.split('/').slice(0, 3).join('/'))
  expect(kinds.size).toBeGreaterThan(10)
  for (const own of kinds.values())
    for (const path of new Set([own.at(0) ?? '', own.at(-1) ?? '']))
      expect((await program.get(path)).status, path).toBe(200)
})

test('each organisation has its own addresses', async () => {
  const { text } = await program.get('/sitemap.xml', { host: 'orpe.localhost' })
  expect(text).toContain('<loc>http://orpe.localhost:3000/en</loc>')
  expect(text).not.toContain('<loc>http://127.0.0.1')
})

test('robots may read everything but the metrics, and are told of the sitemap', async () => {
  const { status, text, headers } = await program.get('/robots.txt')
  expect(status).toBe(200)
  expect(headers['content-type']).toContain('text/plain')
  expect(text.match(/^Disallow:.*$/gm)).toEqual(['Disallow: /metrics'])
  expect(text).toContain(`Sitemap: ${origin}/sitemap.xml`)
})

test('a page names its own address, the other languages, the feed and its preview', async () => {
  const { text } = await program.get('/fr/offices/vienna?asOf=2018-06-30&utm_source=mail')
  const own = '/offices/vienna?asOf=2018-06-30'
  expect(text).toContain(`<link rel="canonical" href="${origin}/fr${own}"`)
  for (const locale of ['en', 'fr', 'es', 'ar'])
    expect(text).toContain(
      `<link rel="alternate" hreflang="${locale}" href="${origin}/${locale}${own}"`,
    )
  expect(text).toContain(`hreflang="x-default" href="${origin}/en${own}"`)
  expect(text).toMatch(/type="application\/atom\+xml" title="[^"]+"/)
  expect(text).toContain(`href="${origin}/fr/changes.atom"`)
  expect(text).toContain(`<meta property="og:url" content="${origin}/fr${own}"`)
  for (const property of ['title', 'description', 'locale', 'site_name', 'type'])
    expect(text).toMatch(new RegExp(`<meta property="og:${property}" content="[^"]+"`))
})

test('the script is small, kept for long and found under the address in the page', async () => {
  const { text } = await program.get('/en')
  const address = /<script type="module" src="(\/static\/\w+\.js)"/.exec(text)?.[1] ?? ''
  const script = await program.get(address)
  expect(script.status).toBe(200)
  expect(script.headers['content-type']).toContain('text/javascript')
  expect(script.headers['cache-control']).toContain('immutable')
  expect(script.text.length).toBeLessThan(15_000)
})
