import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { script } from '#platform/ui/script.ts'
import { loadCollection } from '#sources/actions.ts'
import { periodTables } from '../src/domains.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram(() => new Date())
})
afterAll(() => program.close())

const written = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** The address that a page gives for sharing, below the host. */
async function shared(url: string): Promise<string> {
  const { status, text } = await program.get(url)
  expect(status).toBe(200)
  const field = /<input[^>]*id="share-address"[^>]*>/.exec(text)?.[0] ?? ''
  const address = new URL(written(/ value="([^"]*)"/.exec(field)?.[1] ?? ''))
  expect(address.origin).toBe('http://127.0.0.1:3000')
  return address.pathname + address.search
}

/** What a page says in its content. */
const contentOf = (text: string) => /<main.*<\/main>/s.exec(text)?.[0] ?? ''

describe('the address for sharing', () => {
  test.each([
    '/en',
    '/fr/offices?kind=regional-office&utm_source=letter',
    '/ar/countries/KGZ?asOf=2018-06-30',
    '/en/restated?asOf=2018-06-30&count=liaison',
    '/es/compare?axis=recorded&asOf=2018-06-30',
    '/en/search?q=MRF',
  ])(
    'of %s keeps its path and query, gives the day and the moment, and leads to itself',
    async (url) => {
      const address = new URL(await shared(url), 'http://localhost')
      const asked = new URL(url, 'http://localhost')
      expect(address.pathname).toBe(asked.pathname)
      for (const [name, value] of asked.searchParams)
        expect(address.searchParams.get(name)).toBe(name.startsWith('utm_') ? null : value)
      expect(address.searchParams.get('asOf')).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(address.searchParams.get('asKnown')).toMatch(/^\d{4}-.*Z$/)
      expect(await shared(address.pathname + address.search)).toBe(
        address.pathname + address.search,
      )
    },
  )

  test('is not given where the answer is a refusal', async () => {
    const { text } = await program.get('/en/nowhere')
    expect(text).not.toContain('share-address')
  })

  test('answers the same after a correction that changes the answer of today, and today is one link away', async () => {
    const today = '/en/offices/vienna?asOf=2008-06-30'
    const address = await shared(today)
    const before = contentOf((await program.get(address)).text)
    expect(before).toContain('Special Liaison Mission')

    const folder = await mkdtemp(join(tmpdir(), 'meridian-iom-'))
    try {
      await cp('organisations/iom', folder, { recursive: true })
      const file = join(folder, '002.csv')
      const edited = (await readFile(file, 'utf8')).replace(
        /^(002\/vienna\/kind,office:vienna,kind),special-liaison-mission/m,
        '$1,mission-with-regional-functions',
      )
      await writeFile(file, edited)
      const collection = { name: 'iom', folder, surveys: ['002', '004', '000', '003'] }
      const loaded = await loadCollection(await program.databaseOf('iom'), collection, periodTables)
      expect(loaded.changed).toBe(1)
    } finally {
      await rm(folder, { recursive: true })
    }

    const after = (await program.get(address)).text
    expect(contentOf(after)).toBe(before)
    const now = contentOf((await program.get(today)).text)
    expect(now).toContain('Mission with Regional Functions. ')
    expect(before).not.toContain('Mission with Regional Functions. ')
    expect(await shared(today)).not.toBe(address)
    expect(after).toContain('href="/en/offices/vienna"')
  })
})

test('the script of all pages is no larger than 15 KB', () => {
  expect(Buffer.byteLength(script().text)).toBeLessThan(15 * 1024)
})
