import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callerOf, type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

interface Line {
  region: string | null
  asReported: number
  movedOut: number
  movedIn: number
  restated: number
}
interface Restated {
  total: number
  lines: Line[]
  moved: { id: string; from: string | null; to: string | null }[]
}

const counts = [
  'offices',
  'countries',
  'all-countries',
  'functions',
  'languages',
  'units',
  'liaison',
] as const

/** Asked from many addresses, since one may ask so often a minute. */
let asked = 0
const restated = async (query: Record<string, string>): Promise<Restated> => {
  asked += 1
  const { statusCode, body } = await program.app.inject({
    url: `/api/v1/restated?${new URLSearchParams(query).toString()}`,
    headers: { host: 'localhost' },
    remoteAddress: callerOf(asked),
  })
  expect(statusCode, body).toBe(200)
  const answer: Restated = JSON.parse(body)
  return answer
}

const sumOf = (lines: readonly Line[], pick: (line: Line) => number) =>
  lines.reduce((sum, line) => sum + pick(line), 0)
const then = { asOf: '2018-06-30', structure: '2025-02-11' }

describe('what was counted in 2018, under the structure of 2025', () => {
  test.each(counts.flatMap((count) => [[count, 'region'] as const, [count, 'office'] as const]))(
    'the differences of %s by %s sum to zero',
    async (count, by) => {
      const { lines, total, moved } = await restated({ ...then, count, by })
      expect(sumOf(lines, (line) => line.restated - line.asReported)).toBe(0)
      expect(sumOf(lines, (line) => line.asReported)).toBe(total)
      expect(sumOf(lines, (line) => line.movedOut)).toBe(moved.length)
      for (const line of lines)
        expect(line.asReported - line.movedOut + line.movedIn).toBe(line.restated)
      expect(new Set(moved.map(({ id }) => id)).size).toBe(moved.length)
    },
  )

  test('Kyrgyzstan moves from the region of Vienna to Europe and Central Asia, and is named once', async () => {
    const { moved } = await restated({ ...then, count: 'countries' })
    expect(moved.filter((each) => each.id === 'KGZ')).toEqual([
      expect.objectContaining({
        from: 'South-Eastern Europe, Eastern Europe and Central Asia',
        to: 'Europe and Central Asia',
      }),
    ])
  })

  test('by office, Kyrgyzstan stays with Vienna, though its region and the name of the office changed', async () => {
    const { moved, lines } = await restated({ ...then, count: 'countries', by: 'office' })
    expect(moved.filter((each) => each.id === 'KGZ')).toEqual([])
    expect(lines.find((line) => line.region === 'Vienna')?.asReported).toBeGreaterThan(10)
  })

  test('under its own structure nothing moves', async () => {
    const { moved } = await restated({ ...then, structure: then.asOf, count: 'countries' })
    expect(moved).toEqual([])
  })
})

test('for any two days, whatever is counted, narrowed and laid out: the differences sum to zero, and each side is what its own day says', async () => {
  const day = fc
    .integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2026, 10, 1) })
    .map((at) => new Date(at).toISOString().slice(0, 10))
  const narrowed = fc.constantFrom<Record<string, string>>(
    {},
    { kind: 'regional-office' },
    { function: 'project-endorsement' },
    { area: 'eu' },
    { kind: 'country-office', area: 'm49-150' },
  )
  const question = fc.record({
    asOf: day,
    structure: day,
    count: fc.constantFrom(...counts),
    by: fc.constantFrom('region', 'office'),
  })
  const areas = new Set(
    (await program.json('/api/v1/areas?limit=500')).body.items.map(({ id }) => id),
  )
  await fc.assert(
    fc.asyncProperty(question, narrowed, async (query, narrow) => {
      fc.pre(narrow['area'] === undefined || areas.has(narrow['area']))
      const both = await restated({ ...query, ...narrow })
      expect(sumOf(both.lines, (line) => line.restated - line.asReported)).toBe(0)
      expect(sumOf(both.lines, (line) => line.restated)).toBe(both.total)
      const own = await restated({ ...query, structure: query.asOf, ...narrow })
      const reported = (lines: readonly Line[]) =>
        lines
          .filter((line) => line.asReported > 0)
          .map(({ region, asReported }) => `${region ?? ''}: ${asReported}`)
          .toSorted()
      expect(reported(own.lines)).toEqual(reported(both.lines))
      expect(own.moved).toEqual([])
    }),
    { numRuns: 40 },
  )
}, 60_000)

describe('a restated count counts what the list of the same day lists', () => {
  const same: [count: string, narrow: string, list: string][] = [
    ['offices', '', '/offices?'],
    ['offices', '&kind=regional-office', '/offices?kind=regional-office'],
    ['offices', '&function=project-endorsement', '/offices?function=project-endorsement'],
    ['all-countries', '', '/countries?'],
    ['all-countries', '&area=eu', ''],
  ]
  test.each(same)('%s%s', async (count, narrow, list) => {
    const { body } = await program.json(
      `/api/v1/restated/counted?asOf=2018-06-30&structure=2025-02-11&count=${count}${narrow}`,
    )
    const areas = (await program.json('/api/v1/areas?asOf=2018-06-30&limit=500')).body.items
    const members = areas.find(({ id }) => id === 'eu')?.['members']
    const listed =
      list === '' ? members : (await program.json(`/api/v1${list}&asOf=2018-06-30`)).body.total
    expect(Array.isArray(listed) ? listed.length : listed).toBe(body.total)
    expect(body.total).toBeGreaterThan(5)
  })

  test('functions held are those that the words of the network count', async () => {
    const { body } = await program.json('/api/v1/functions?asOf=2018-06-30')
    const held = body.items.reduce((sum, { offices }) => sum + Number(offices), 0)
    expect((await restated({ ...then, count: 'functions' })).total).toBe(held)
  })
})

describe('the page', () => {
  test('says the same in Arabic, and a day that is none is refused', async () => {
    const page = await program.get('/ar/restated?asOf=2018-06-30&structure=2025-02-11')
    expect(page.status).toBe(200)
    expect(page.text).toContain('أوروبا وآسيا الوسطى')
    expect((await program.get('/en/restated?structure=2025-02-30')).status).toBe(422)
    expect((await program.get('/en/restated?area=nowhere')).status).toBe(422)
    expect((await program.get('/en/restated?count=nothing')).status).toBe(422)
    expect((await program.get('/api/v1/restated')).status).toBe(422)
  })

  test('takes the form as it is sent, with its empty fields', async () => {
    const { status, text } = await program.get(
      '/en/restated?asOf=2018-06-30&count=liaison&by=office&structure=2025-02-11&kind=&function=&area=',
    )
    expect(status).toBe(200)
    expect(text).toContain('<option value="liaison" selected>')
  })

  test.each([
    '/offices?kind=regional-office',
    '/kinds',
    '/kinds/regional-office',
    '/functions',
    '/functions/liaison',
    '/areas',
    '/areas/eu',
    '/countries',
    '/structure',
    '/bodies',
  ])('is led to from %s', async (path) => {
    const { text } = await program.get(`/fr${path}`)
    const target = /href="(\/fr\/restated[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    expect(target).toBeDefined()
    expect((await program.get(target ?? '')).status).toBe(200)
  })
})
