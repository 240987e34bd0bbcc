import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { heldByRevision, versionOf } from '#platform/doors/version.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { setConfidential } from '#projects/actions/drafting.ts'
import { operator, project, theOne } from '#projects/projects.test.room.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

const list = async (path: string) => (await program.json(`/api/v1${path}`)).body
const ids = async (path: string) => (await list(path)).items.map((item) => item.id)

describe('a list can be asked for some fields', () => {
  test('in the order they are named', async () => {
    const { items } = await list('/offices?asOf=2018-06-30&fields=kind,id&limit=1')
    expect(Object.keys(items[0] ?? {})).toEqual(['kind', 'id'])
    const { text } = await program.get('/api/v1/offices.csv?asOf=2018-06-30&fields=kind,id')
    expect(text.startsWith('\uFEFFkind,id\r\n')).toBe(true)
  })

  test('a field that no item has is refused by its name', async () => {
    const { status, body } = await program.json('/api/v1/bodies?fields=id,colour,name')
    expect(status).toBe(422)
    expect(body['errors']).toMatchObject([{ field: 'fields', code: 'field/no-field' }])
    expect(body['detail']).toContain('colour')
  })
})

describe('a list can be sorted', () => {
  const sorted = (name: string) => `/offices?asOf=2018-06-30&limit=500&sort=${name}`

  test('by a field, and backwards with a minus; what lacks it comes last either way', async () => {
    const { items } = await list(sorted('from'))
    const days = items.map((item) => item['from'])
    const given = days.filter((day) => typeof day === 'string')
    expect(given).toEqual(given.toSorted((a, b) => (a < b ? -1 : 1)))
    expect(days.slice(0, given.length)).toEqual(given)
    const backwards = (await list(sorted('-from'))).items.map((item) => item['from'])
    expect(backwards.slice(0, given.length)).toEqual(given.toReversed())
    expect(backwards).toHaveLength(days.length)
  })

  test('numbers by size, names as the reader’s language has them', async () => {
    const values = (await list('/figures?all=true&figure=staff&sort=value')).items.map((item) =>
      Number(item['value']),
    )
    expect(values).toEqual(values.toSorted((a, b) => a - b))
    const names = (await list('/countries?lang=es&sort=name&limit=500')).items.map((item) =>
      String(item['name']),
    )
    expect(names).toEqual(names.toSorted(new Intl.Collator('es').compare))
  })

  test('by nothing else than its plain fields', async () => {
    for (const field of ['colour', 'sources', '--name', ''])
      expect((await program.get(`/api/v1/offices?sort=${field}`)).status, field).toBe(422)
  })

  test('through all its pages, each item once, also where ids repeat', async () => {
    const whole = await ids('/units?asOf=2025-02-11&limit=500&sort=name')
    expect(new Set(whole).size).toBeLessThan(whole.length)
    const walked: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`
      const page = await list(`/units?asOf=2025-02-11&limit=3&sort=name${cursor}`)
      walked.push(...page.items.map((item) => item.id))
      next = page.next
    }
    expect(walked).toEqual(whole)
  })

  test('and its cursor goes with that order only', async () => {
    const byName = await list('/offices?limit=5&sort=name')
    const plain = await list('/offices?limit=5')
    for (const query of [
      `sort=-name&cursor=${byName.next}`,
      `cursor=${byName.next}`,
      `sort=name&cursor=${plain.next}`,
    ]) {
      const { status, body } = await program.json(`/api/v1/offices?limit=5&${query}`)
      expect(status, query).toBe(422)
      expect(body['errors']).toMatchObject([{ field: 'cursor' }])
    }
    expect(await ids(`/offices?limit=5&sort=name&cursor=${byName.next}`)).toHaveLength(5)
  })
})

describe('a list can be asked for what is new', () => {
  test('of the rows recorded after an instant', async () => {
    const other = await startProgram()
    try {
      const recorded = async (query: string) =>
        (await other.json(`/api/v1/offices?asOf=2018-06-30&limit=500${query}`)).body
      const all = await recorded('')
      const last =
        all.items
          .map((item) => String(item['recordedFrom']))
          .toSorted()
          .at(-1) ?? ''
      expect(last).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
      expect((await recorded(`&changedSince=${last}`)).total).toBe(0)
      expect((await recorded('&changedSince=2020-01-01')).total).toBe(all.total)
      const db = await other.databaseOf('iom')
      const deed = { by: byCommand('test'), name: 'test.recorded', subject: 'office:vienna' }
      await perform(db, deed, ({ db: tx }) =>
        sql`update office_kind set recorded = tstzmultirange(tstzrange(lower(recorded) + interval '1 second', null))
          where office = 'vienna' and upper_inf(recorded)`.execute(tx),
      )
      const changed = await recorded(`&changedSince=${last}`)
      expect(changed.items.map((item) => item.id)).toEqual(['vienna'])
      expect(changed).toMatchObject({ total: 1, next: null })
      const { text } = await other.get(
        `/api/v1/offices.csv?asOf=2018-06-30&fields=id&changedSince=${last}`,
      )
      expect(text).toBe('\uFEFFid\r\nvienna\r\n')
    } finally {
      await other.close()
    }
  })

  test('except lists put together from many rows, which say so', async () => {
    for (const path of ['kinds', 'functions', 'findings', 'search?q=vienna'])
      expect(
        (
          await program.get(
            `/api/v1/${path}${path.includes('?') ? '&' : '?'}changedSince=2020-01-01`,
          )
        ).status,
        path,
      ).toBe(422)
    const { text } = await program.get('/api/v1/openapi.json')
    const described: {
      paths: Record<string, { get: { description?: string; parameters?: { name: string }[] } }>
    } = JSON.parse(text)
    const { kinds, offices } = {
      kinds: described.paths['/api/v1/kinds']?.get,
      offices: described.paths['/api/v1/offices']?.get,
    }
    expect(kinds?.description).toContain('takes no `changedSince`')
    expect(offices?.parameters?.map((each) => each.name)).toContain('changedSince')
  })

  test('a moment that is none or still to come is refused', async () => {
    for (const moment of ['2026-13-01', '2031-01-01T00:00:00Z'])
      expect((await program.get(`/api/v1/offices?changedSince=${moment}`)).status).toBe(422)
  })
})

describe('an answer that did not change is not sent again', () => {
  test.each([
    '/api/v1/offices?asOf=2018-06-30',
    '/api/v1/offices/vienna',
    '/api/v1/offices.xlsx?asOf=2018-06-30',
    '/en/offices?asOf=2018-06-30',
    '/ar',
  ])('%s', async (url) => {
    const first = await program.get(url)
    const etag = String(first.headers['etag'])
    expect(etag).toMatch(/^W\/"[\w-]+"$/)
    expect(String(first.headers['last-modified'])).toMatch(/ GMT$/)
    expect(first.headers['cache-control']).toBe('public, max-age=60, stale-while-revalidate=600')
    expect(first.headers['vary']).toBe('accept, accept-language, accept-encoding, cookie')
    const again = await program.get(url, { 'if-none-match': `"other", ${etag}` })
    expect(again).toMatchObject({ status: 304, text: '' })
    expect(again.headers['etag']).toBe(etag)
    expect((await program.get(url, { 'if-none-match': 'W/"other"' })).status).toBe(200)
  })

  test('another language, form, day or organisation is another answer', async () => {
    const asked: [string, Record<string, string>][] = [
      ['/api/v1/offices', {}],
      ['/api/v1/offices', { 'accept-language': 'fr' }],
      ['/api/v1/offices', { accept: 'text/csv' }],
      ['/api/v1/offices', { host: 'orpe.localhost' }],
      ['/api/v1/offices?asOf=2018-06-30', {}],
    ]
    const tags = await Promise.all(
      asked.map(async ([url, headers]) => (await program.get(url, headers)).headers['etag']),
    )
    expect(new Set(tags).size).toBe(asked.length)
  })

  test('it is kept for long only where day and moment are both past', async () => {
    // With the clock of the database, so that what it recorded is past.
    const real = await startProgram(() => new Date())
    try {
      const kept = async (query: string) =>
        (await real.get(`/api/v1/kinds?${query}`)).headers['cache-control']
      const { items } = (await real.json('/api/v1/offices?limit=1')).body
      const known = String(items[0]?.['recordedFrom'])
      expect(await kept(`asOf=2018-06-30&asKnown=${known}`)).toContain('max-age=86400')
      expect(await kept(`asKnown=${known}`)).toContain('max-age=60,')
      expect(await kept(`asOf=2199-01-01&asKnown=${known}`)).toContain('max-age=60,')
      // Who may read a page may change: one of a project that became confidential is kept no longer.
      const db = await real.databaseOf('iom')
      const { recordedFrom } = await project(db, { id: 'pr-was-public', state: 'active' })
      const asPage = () =>
        real.get(`/en/projects/pr-was-public?asOf=2018-06-30&asKnown=${recordedFrom}`)
      expect((await asPage()).headers['cache-control']).toContain('max-age=60,')
      const by = await operator(db, wordsIn('en'))
      const version = versionOf(heldByRevision(await theOne(db, 'pr-was-public')))
      await setConfidential(by, 'pr-was-public', { isConfidential: true, version })
      expect((await asPage()).status).toBe(404)
    } finally {
      await real.close()
    }
  })

  test('a refusal is not kept', async () => {
    for (const url of [
      '/api/v1/offices?kind=x',
      '/api/v1/offices/atlantis',
      '/en/offices/atlantis',
    ]) {
      const { headers } = await program.get(url)
      expect(headers['etag'], url).toBeUndefined()
      expect(headers['cache-control'], url).toBeUndefined()
    }
  })
})

describe('programs in browsers may read from anywhere', () => {
  test('answers and refusals say so, and a preflight is answered', async () => {
    for (const url of ['/api/v1/kinds', '/api/v1/kinds?x=1', '/api/v1/nothing'])
      expect((await program.get(url)).headers['access-control-allow-origin'], url).toBe('*')
    const asked = {
      method: 'OPTIONS',
      url: '/api/v1/offices',
      headers: { origin: 'https://x.org' },
    }
    const { statusCode, headers } = await program.app.inject({ ...asked, method: 'OPTIONS' })
    expect(statusCode).toBe(204)
    expect(headers['access-control-allow-methods']).toContain('GET')
  })

  test('pages do not', async () => {
    expect((await program.get('/en')).headers['access-control-allow-origin']).toBeUndefined()
  })
})
