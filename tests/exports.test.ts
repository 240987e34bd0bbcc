import papaparse from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Item, type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

const fetched = (url: string, headers: Record<string, string> = {}) =>
  program.app.inject({ url, headers: { host: 'localhost', ...headers } })

/** A list read through all its pages. */
async function walked(list: string, query: string, limit: number): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor = ''; ;) {
    const { status, body } = await program.json(
      `/api/v1${list}?${query}&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`,
    )
    expect(status).toBe(200)
    items.push(...body.items)
    if (body.next === null) return items
    cursor = body.next
  }
}

const csv = async (list: string, query: string) => {
  const { statusCode, body } = await fetched(`/api/v1${list}.csv?${query}`)
  expect(statusCode).toBe(200)
  return papaparse.parse<Record<string, string>>(body, { header: true, skipEmptyLines: true })
}

const sheet = async (list: string, query: string) =>
  readSheet((await fetched(`/api/v1${list}.xlsx?${query}`)).rawPayload)

const idsOf = (items: readonly { id?: unknown }[]) => items.map((item) => item.id)

const officeQueries = [
  'asOf=2018-06-30',
  'asOf=2008-06-30&kind=mission-with-regional-functions',
  'asOf=2018-06-30&function=resource-mobilisation&lang=ar',
  'asOf=2018-06-30&q=london&certainty=possible',
  'asOf=2025-02-11&area=nine-southern-africa&lang=fr',
  'asOf=2025-02-11&country=AUT',
  'sort=-name',
]

describe('an export holds the rows of the list, in its order', () => {
  test.each(officeQueries)('offices, %s', async (query) => {
    const items = await walked('/offices', query, 7)
    const ids = idsOf(items)
    expect(idsOf((await csv('/offices', query)).data)).toEqual(ids)
    const [head = [], ...rows] = await sheet('/offices', query)
    expect(rows.map((row) => String(row[head.indexOf('id')]))).toEqual(ids)
    const places: { features: { id: string }[] } = JSON.parse(
      (await fetched(`/api/v1/offices.geojson?${query}`)).body,
    )
    expect(idsOf(places.features)).toEqual(ids)
    const linked = await fetched(`/api/v1/offices.jsonld?${query}`)
    expect(subjectsIn(linked.body, 'offices').slice(0, ids.length)).toEqual(ids)
  })

  const lists: [list: string, query: string, limit: number][] = [
    ['/units', 'asOf=2025-02-11', 3],
    ['/structure', 'asOf=2025-02-11', 3],
    ['/kinds', 'q=mission', 2],
    ['/functions', '', 7],
    ['/findings', 'kind=several-functions', 100],
    ['/countries', 'lang=es', 90],
    ['/countries/KGZ/responsible', 'asOf=2018-06-30', 1],
    ['/areas', 'scheme=nine-regions', 2],
    ['/bodies', 'kind=regional-organisation', 5],
    ['/bodies/osce/liaison', '', 1],
    ['/figures', 'all=true&figure=staff', 2],
    ['/statements', 'subject=office:vienna', 20],
    ['/sources', '', 40],
    ['/search', 'q=vienna', 1],
  ]
  test.each(lists)('%s?%s', async (list, query, limit) => {
    const items =
      list === '/findings'
        ? (await program.json(`/api/v1${list}?${query}`)).body.items
        : await walked(list, query, limit)
    const { data, meta } = await csv(list, query)
    expect(idsOf(data)).toEqual(idsOf(items))
    const [head = [], ...rows] = await sheet(list, query)
    expect(rows.map((row) => String(row[0]))).toEqual(idsOf(items))
    expect(head).toEqual(meta.fields)
    expect(items.length).toBeGreaterThan(0)
    expect(meta.fields?.toSorted()).toEqual(Object.keys(items[0] ?? {}).toSorted())
  })
})

/** The ids of the things of one type in a graph, in its order. */
function subjectsIn(text: string, type: string): string[] {
  const { '@graph': graph }: { '@graph': { '@id': string }[] } = JSON.parse(text)
  return graph.flatMap((node) => {
    const id = /\/api\/v1\/(\w+)\/([\w-]+)$/.exec(node['@id'])
    return id?.[1] === type ? [id[2] ?? ''] : []
  })
}

describe('a file', () => {
  test('bears the list and the day in its name, and says what it is', async () => {
    const { headers } = await fetched('/api/v1/offices.csv?asOf=2018-06-30')
    expect(headers['content-disposition']).toBe('attachment; filename="offices-2018-06-30.csv"')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
    const mandates = await fetched('/api/v1/countries/KGZ/responsible.xlsx')
    expect(mandates.headers['content-disposition']).toContain(
      '"countries-KGZ-responsible-2026-11-22.xlsx"',
    )
  })

  test('as CSV begins with the mark of UTF-8, then its columns; sources are document and line', async () => {
    const { body } = await fetched('/api/v1/offices.csv?asOf=2008-06-30&q=vienna')
    expect(body.startsWith('\uFEFFid,name,kind,')).toBe(true)
    const [vienna] = (await csv('/offices', 'asOf=2008-06-30&q=vienna')).data
    expect(vienna?.['sources']).toContain('002:101')
    expect(vienna).toMatchObject({ latitude: '48.21', lastStated: '2008-06-30' })
    const [bangkok] = (await csv('/offices', 'asOf=2018-06-30&city=bangkok')).data
    expect(bangkok?.['functions']).toContain('; ')
  })

  test('as a workbook keeps numbers as numbers and codes as text', async () => {
    const [head = [], row = []] = await sheet('/offices', 'asOf=2018-06-30&q=vienna')
    expect(row[head.indexOf('longitude')]).toBe(16.37)
    expect(row[head.indexOf('from')]).toBe('2011-07-01')
  })

  test('as GeoJSON has longitude before latitude', async () => {
    const { body } = await fetched('/api/v1/offices.geojson?asOf=2018-06-30&q=vienna&fields=name')
    expect(JSON.parse(body).features[0]).toEqual({
      type: 'Feature',
      id: 'vienna',
      geometry: { type: 'Point', coordinates: [16.37, 48.21] },
      properties: { name: 'Vienna' },
    })
  })

  test('holds no cell that a spreadsheet would take for a formula', async () => {
    const { data } = await csv('/statements', 'predicate=hotline')
    const cells = data.flatMap((row) => Object.values(row))
    expect(cells.some((cell) => cell.startsWith("'+"))).toBe(true)
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  })

  test('speaks for a moment of knowledge, and says so in its name', async () => {
    const { headers, statusCode } = await fetched('/api/v1/kinds.csv?asKnown=2026-11-22')
    expect(statusCode).toBe(200)
    expect(headers['content-disposition']).toContain('known-2026-11-22.csv')
  })
})

describe('the form is chosen by `Accept` or by extension', () => {
  const chosen: [accept: string, type: string][] = [
    ['text/csv', 'text/csv'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'spreadsheetml'],
    ['application/geo+json', 'application/geo+json'],
    ['application/ld+json', 'application/ld+json'],
    ['application/json;q=0.4, text/csv;q=0.9', 'text/csv'],
    ['text/csv;q=0.1, application/json', 'application/json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    ['text/*', 'text/csv'],
    ['', 'application/json'],
  ]
  test.each(chosen)('Accept: %s', async (accept, type) => {
    const { statusCode, headers } = await fetched('/api/v1/offices?asOf=2018-06-30', { accept })
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toContain(type)
    expect(headers['vary']).toContain('accept')
  })

  const refused: [url: string, accept: string][] = [
    ['/api/v1/figures', 'application/geo+json'],
    ['/api/v1/figures.geojson', '*/*'],
    ['/api/v1/countries.jsonld', '*/*'],
    ['/api/v1/offices/vienna', 'text/csv'],
    ['/api/v1/offices', 'text/csv;q=0, image/png'],
  ]
  test.each(refused)('%s as %s is a 406 that names the forms there are', async (url, accept) => {
    const { statusCode, headers, body } = await fetched(url, { accept })
    expect(statusCode).toBe(406)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(body).toContain('application/json')
    expect(headers['etag']).toBeUndefined()
  })

  test('an export takes no cursor and no limit into account, and refuses unknown fields', async () => {
    expect((await csv('/offices', 'asOf=2018-06-30&limit=2')).data).toHaveLength(24)
    expect((await fetched('/api/v1/offices.csv?kid=x')).statusCode).toBe(422)
    expect((await fetched('/api/v1/offices.jsonld?fields=id')).statusCode).toBe(422)
  })
})
