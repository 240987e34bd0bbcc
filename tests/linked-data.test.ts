import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

type Node = Record<string, unknown>
interface Document {
  '@context': Record<string, unknown>
  '@graph': Node[]
}

const linked = async (path: string, headers?: Record<string, string>): Promise<Document> => {
  const { status, text } = await program.get(`/api/v1${path}`, headers)
  expect(status).toBe(200)
  return JSON.parse(text)
}

/** Every key and type in a graph, however deep. */
function termsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(termsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '@type' ? [inner].flat().map(String) : [key, ...termsIn(inner)],
  )
}

/** A term as an address, by the prefixes of the context; null when it stands for nothing. */
function expanded(term: string, context: Record<string, unknown>): string | null {
  const [prefix = '', name = ''] = term.split(':')
  const start = context[prefix]
  return typeof start === 'string' ? start + name : null
}

const documents = [
  '/offices.jsonld?asOf=2018-06-30',
  '/offices.jsonld',
  '/offices/vienna.jsonld?asOf=2018-06-30',
  '/offices/headquarters.jsonld?asOf=2025-02-11',
  '/units.jsonld?asOf=2025-02-11',
  '/structure.jsonld?asOf=2025-02-11',
]

describe('what is told as linked data', () => {
  test.each(documents)(
    '%s: every term stands for an address, every name is whole',
    async (path) => {
      const { '@context': context, '@graph': graph } = await linked(path)
      const terms = new Set(termsIn(graph).filter((term) => !term.startsWith('@')))
      expect(terms.size).toBeGreaterThan(5)
      for (const term of [...terms, ...Object.keys(context).filter((key) => key.includes(':'))])
        expect(expanded(term, context), term).toMatch(/^https?:\/\/[^ ]+[#/]\w+$/)
      const names = graph.map((node) => String(node['@id']))
      expect(new Set(names).size).toBe(names.length)
      for (const name of names) expect(() => new URL(name), name).not.toThrow()
    },
  )

  test('offices are organisations, units are parts, and all of them parts of the whole', async () => {
    const { '@graph': graph } = await linked('/structure.jsonld?asOf=2025-02-11')
    const node = (id: string) => graph.find((each) => String(each['@id']).endsWith(id))
    expect(node('/offices/headquarters')).toMatchObject({
      '@type': ['org:Organization', 'schema:Organization'],
      'org:subOrganizationOf': 'http://127.0.0.1:3000/#organisation',
    })
    expect(node('/units#chief-of-staff')?.['@type']).toContain('org:OrganizationalUnit')
    expect(node('/#organisation')?.['org:identifier']).toBe('iom')
    const known = new Set(graph.map((each) => each['@id']))
    const wholes = graph.flatMap((each) => [each['org:subOrganizationOf'] ?? []].flat())
    expect(wholes.length).toBeGreaterThan(40)
    expect(wholes.filter((each) => !known.has(each))).toEqual([])
  })

  test('Vienna has its name, address and place, and became a Regional Office on 1 July 2011', async () => {
    const { '@graph': graph } = await linked('/offices/vienna', { accept: 'application/ld+json' })
    expect(graph[0]).toMatchObject({
      '@id': 'http://127.0.0.1:3000/api/v1/offices/vienna',
      'schema:name': 'Europe and Central Asia',
      'schema:address': {
        '@type': 'schema:PostalAddress',
        'schema:addressLocality': 'Vienna',
        'schema:addressCountry': 'AUT',
      },
      'schema:location': { 'schema:geo': { 'schema:latitude': 48.21, 'schema:longitude': 16.37 } },
    })
    const events = graph.filter((node) => node['@type'] === 'org:ChangeEvent')
    const vienna = 'http://127.0.0.1:3000/api/v1/offices/vienna'
    expect(events).toContainEqual(
      expect.objectContaining({
        'org:originalOrganization': `${vienna}#special-liaison-mission`,
        'org:resultingOrganization': `${vienna}#regional-office`,
        'dcterms:date': '2011-07-01',
      }),
    )
    expect(events).toContainEqual(
      expect.objectContaining({
        'org:originalOrganization': 'http://127.0.0.1:3000/api/v1/offices/brussels',
        'org:resultingOrganization': vienna,
        'schema:temporalCoverage': '2024-01-01/2024-12-31',
      }),
    )
  })

  test('the other organisation names its things under its own host', async () => {
    const { '@graph': graph } = await linked('/offices.jsonld', { host: 'orpe.localhost:3000' })
    expect(graph[0]?.['@id']).toMatch(/^http:\/\/orpe\.localhost:3000\/api\/v1\/offices\//)
  })
})

describe('a page leads to its list as a file', () => {
  const pages: [page: string, files: string[]][] = [
    [
      '/en/offices?asOf=2018-06-30&kind=regional-office&q=&function=',
      ['csv', 'xlsx', 'geojson'].map(
        (form) => `/api/v1/offices.${form}?kind=regional-office&lang=en&asOf=2018-06-30`,
      ),
    ],
    ['/fr/countries', ['/api/v1/countries.csv?lang=fr']],
    [
      '/en/countries/AUT?asOf=2018-06-30',
      [
        '/api/v1/countries/AUT/responsible.csv?lang=en&asOf=2018-06-30',
        '/api/v1/offices.geojson?country=AUT&lang=en&asOf=2018-06-30',
      ],
    ],
    ['/ar/bodies', ['/api/v1/bodies.xlsx?lang=ar']],
    ['/en/bodies/osce', ['/api/v1/bodies/osce/liaison.csv?lang=en']],
    ['/en/figures', ['/api/v1/figures.csv?all=true&lang=en']],
    [
      '/es/findings?kind=several-functions',
      ['/api/v1/findings.csv?kind=several-functions&lang=es'],
    ],
    ['/en/sources', ['/api/v1/sources.csv?lang=en']],
    ['/en/sources/002', ['/api/v1/statements.csv?source=002&lang=en']],
  ]
  test.each(pages)('%s', async (page, files) => {
    const { text } = await program.get(page)
    const links = [...text.matchAll(/href="(\/api\/v1\/[^"]+\?[^"]*)"/g)].map((match) =>
      (match[1] ?? '').replaceAll('&amp;', '&'),
    )
    for (const file of files) expect(links).toContain(file)
    for (const link of links) expect((await program.get(link)).status, link).toBe(200)
  })
})
