import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cursorFrom, cursorText } from '#platform/http/paging.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

const faulty: [why: string, query: string, field: string][] = [
  ['a day that does not exist', 'asOf=2023-02-30', 'asOf'],
  ['year 0', 'asOf=0000-01-01', 'asOf'],
  ['a year of five digits', 'asOf=99999-01-01', 'asOf'],
  ['a day after the last that is taken', 'asOf=2200-01-01', 'asOf'],
  ['a word for a day', 'asOf=yesterday', 'asOf'],
  ['a day given twice', 'asOf=2018-06-30&asOf=2020-06-30', 'asOf'],
  ['a moment that is none', 'asKnown=2026-13-01', 'asKnown'],
  ['a moment still to come', 'asKnown=2031-01-01', 'asKnown'],
  ['an unknown kind', 'kind=embassy', 'kind'],
  ['an unknown function', 'function=flying', 'function'],
  ['an unknown country', 'country=ZZZ', 'country'],
  ['a country in small letters', 'country=aut', 'country'],
  ['an unknown area', 'area=atlantis', 'area'],
  ['an unknown city', 'city=atlantis', 'city'],
  ['a language no site has', 'language=qq', 'language'],
  ['no limit at all', 'limit=0', 'limit'],
  ['an absurd limit', 'limit=1000000', 'limit'],
  ['a limit that is no number', 'limit=ten', 'limit'],
  ['a cursor of another list', 'cursor=WyJhIl0', 'cursor'],
  ['a cursor that is none', 'cursor=%7B', 'cursor'],
  ['text too long', `q=${'x'.repeat(300)}`, 'q'],
  ['a zero byte', 'q=%00', 'q'],
  ['a field nobody knows', 'kid=regional-office', 'kid'],
]

describe('bad input gets a clear answer that names the field', () => {
  test('a place in a list that holds what is no day, no instant or a day after the last that is taken', async () => {
    const kinds = ['day', 'maybe-day', 'instant', 'text'] as const
    const ours = ['2026-12-31', '', '2026-11-22T12:00:00.000001Z', 'a']
    expect(cursorFrom(cursorText(ours), kinds)).toEqual(ours)
    const others = ['2026-12-32', '', '2200-01-01', '2026-11-22T25:00:00Z', '2026-02-30T12:00:00Z']
    for (const strange of [...others, '+010000-12-31T00:00:00Z', 'a\u0000'])
      for (const at of kinds.keys())
        if (!(strange === '' && at === 1) && (at < 3 || strange.includes('\u0000')))
          expect(() => cursorFrom(cursorText(ours.with(at, strange)), kinds)).toThrow(Refusal)
    const cursor = cursorText(['2026-12-32', 'a'])
    expect((await program.get(`/api/v1/projects?cursor=${cursor}`)).status).toBe(422)
  })

  test.each(faulty)('%s', async (_why, query, field) => {
    const { status, text, headers } = await program.get(`/api/v1/offices?${query}`)
    expect(status).toBe(422)
    expect(headers['content-type']).toContain('application/problem+json')
    const problem: { errors: { field: string; reason: string }[] } = JSON.parse(text)
    expect(problem.errors.map((each) => each.field)).toContain(field)
    expect(problem.errors.every((each) => each.reason.length > 10)).toBe(true)
  })

  test('on a page, in the reader’s language', async () => {
    const page = await program.get('/fr/offices?asOf=2023-02-30')
    expect(page.status).toBe(422)
    expect(page.text).toContain('<html lang="fr"')
    expect(page.text).toContain('asOf')
    const arabic = await program.get('/ar/offices?country=ZZZ')
    expect(arabic.text).toContain('dir="rtl"')
  })

  test('in the language of the browser or of `lang` for programs', async () => {
    const en = await program.get('/api/v1/offices?asOf=x', { 'accept-language': 'en' })
    const es = await program.get('/api/v1/offices?asOf=x', { 'accept-language': 'es-MX,es;q=0.9' })
    expect(es.text).not.toBe(en.text)
  })

  test.each([
    '/en/offices/%E0%A4%A',
    '/en/offices?q=%E0%A4%A',
    '/api/v1/offices?q=%ED%A0%80',
    '/%ff',
    '/api/v1/offices/%00',
  ])('broken UTF-8 in %s is the sender’s fault, never ours', async (url) => {
    const { status } = await program.get(url)
    expect(status).toBeLessThan(500)
  })

  test.each([
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '%',
    '_',
    '\\',
    '${x}',
    '../../etc/passwd',
    '\u202e',
    '😀',
  ])('hostile text %s is searched for and shown as text', async (text) => {
    const page = await program.get(`/en/search?q=${encodeURIComponent(text)}`)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('<script>alert')
  })

  test('what is not there is a 404 in words', async () => {
    for (const url of [
      '/en/offices/atlantis',
      '/en/countries/ZZZ',
      '/en/bodies/nobody',
      '/en/areas/nowhere',
      '/en/kinds/embassy',
      '/en/functions/flying',
      '/en/sources/999',
      '/en/nothing',
      '/xx',
    ])
      expect((await program.get(url)).status, url).toBe(404)
    expect((await program.get('/api/v1/offices/atlantis')).headers['content-type']).toContain(
      'application/problem+json',
    )
    expect((await program.get('/api/v1/nothing')).status).toBe(404)
  })

  test('asked about a moment before anything was recorded, it says so instead of an empty list', async () => {
    const { status, text } = await program.get('/api/v1/offices?asKnown=2020-01-01T00:00:00Z')
    expect(status).toBe(404)
    expect(text).toContain('Nothing had been recorded')
  })
})

describe('manners', () => {
  test('strict content security, no cookies, no inline style or script', async () => {
    const page = await program.get('/en/offices/vienna?asOf=2018-06-30')
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(String(page.headers['content-security-policy'])).not.toContain('unsafe')
    expect(page.headers['set-cookie']).toBeUndefined()
    expect(page.text).not.toMatch(
      / style=|<style|<script(?! type="module" src="\/static\/)| on[a-z]+=/,
    )
  })

  test('the day and the moment stay in every link', async () => {
    const page = await program.get('/en/offices?asOf=2018-06-30')
    const links = [...page.text.matchAll(/href="(\/en[^"]*)"/g)].map((match) => match[1] ?? '')
    expect(links.length).toBeGreaterThan(30)
    const kept = links.map((link) => decodeURIComponent(link))
    const without = kept.filter((link) => !link.includes('asOf=2018-06-30'))
    // Only those to today leave the day: beside the day, and where the page is shared.
    expect([...new Set(without)]).toEqual(['/en/offices'])
  })

  test('the first page is in the language of the browser', async () => {
    const answer = await program.get('/', { 'accept-language': 'ar,en;q=0.5' })
    expect(answer.status).toBe(302)
    expect(answer.headers['location']).toBe('/ar')
  })

  test('alive, ready, measured, described', async () => {
    expect((await program.get('/healthz')).status).toBe(200)
    expect((await program.get('/readyz')).status).toBe(200)
    expect((await program.get('/metrics')).text).toContain('http_request_duration_seconds')
    const { body } = await program.json('/api/v1/openapi.json')
    expect(body['openapi']).toBe('3.1.0')
  })

  test('six hundred reads in a minute from one address are answered', async () => {
    const statuses = new Set<number>()
    for (let count = 0; count < 600; count += 1)
      statuses.add((await program.get('/en/nothing')).status)
    expect(statuses).toEqual(new Set([404]))
    expect((await program.get('/api/v1/kinds')).status).toBe(200)
  })
})
