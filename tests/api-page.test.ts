import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locales } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { fieldWords } from '#portal/web/api/field.tsx'
import { type ApiRead, readsIn } from '#portal/web/api/reads.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
let reads: ApiRead[]
beforeAll(async () => {
  program = await startProgram(() => new Date())
  await program.app.ready()
  reads = readsIn(program.app.swagger())
})
afterAll(() => program.close())

const written = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

describe.each(locales)('the page of the API in %s', (locale) => {
  test('has words for every part, read and field of the API', () => {
    const { has } = wordsIn(locale)
    const keys = reads.flatMap((read) => [
      `portal.api.tag.${read.tag}`,
      `portal.api.read.${read.key}`,
      ...read.fields.map((field) => fieldWords(read, field, has)),
    ])
    expect(keys.length).toBeGreaterThan(150)
    expect([...new Set(keys)].filter((key) => !has(key))).toEqual([])
  })

  test('leads to every read, and shows it with a form that has every field of it', async () => {
    const index = (await program.get(`/${locale}/api`)).text
    const pages = new Map<string, string>()
    for (const { tag, key, fields, forms } of reads) {
      expect(index).toContain(`href="/${locale}/api/${tag}#${key}"`)
      const text = pages.get(tag) ?? (await program.get(`/${locale}/api/${tag}`)).text
      pages.set(tag, text)
      const form = new RegExp(`<form id="${key}".*?</form>`, 's').exec(text)?.[0] ?? ''
      expect(form, key).toContain(`action="/${locale}/api/try"`)
      const names = [...form.matchAll(/<(?:input|select)[^>]* name="(\w+)"/g)].map(
        ([, name = '']) => name,
      )
      expect(names.toSorted(), key).toEqual(
        [...fields.map(({ name }) => name), 'read', 'form'].toSorted(),
      )
      expect(forms).toContain('json')
    }
  })

  test('gives examples that work, and one that shows a refusal', async () => {
    const { text } = await program.get(`/${locale}/api`)
    const examples = [...text.matchAll(/class="api__example"><a[^>]* href="([^"]+)"/g)].map(
      ([, href = '']) => written(href),
    )
    expect(examples.length).toBeGreaterThan(10)
    const answers = await Promise.all(
      examples.map(async (example) => (await program.get(example)).status),
    )
    expect(answers.filter((status) => status !== 200)).toEqual([422])
  })
})

describe('the form of a read', () => {
  const tried = (query: string) =>
    program.app.inject({ url: `/fr/api/try?${query}`, headers: { host: 'localhost' } })

  test('leads to the address in the API, in the form asked for, without what was left empty', async () => {
    const answer = await tried('read=/offices&form=csv&asOf=2018-06-30&kind=&q=&limit=&sort=-name')
    expect(answer.statusCode).toBe(303)
    const { location } = answer.headers
    expect(location).toBe('/api/v1/offices.csv?asOf=2018-06-30&sort=-name')
    expect((await program.get(location ?? '')).status).toBe(200)
  })

  test('fills the path', async () => {
    const answer = await tried(
      'read=/countries/{iso3}/responsible&iso3=KGZ&form=json&asOf=2018-06-30',
    )
    expect(answer.headers.location).toBe('/api/v1/countries/KGZ/responsible?asOf=2018-06-30')
    expect((await program.get(answer.headers.location ?? '')).status).toBe(200)
    const strange = await tried('read=/offices/{id}&id=%3Fq%23&form=json')
    expect(strange.headers.location).toBe('/api/v1/offices/%3Fq%23')
  })

  test.each(['', '..', '../../x', 'a%2Fb', 'a%5Cb', '%00'])(
    'refuses %j as a part of the path, in the language of the page',
    async (id) => {
      const answer = await tried(`read=/offices/{id}&id=${id}`)
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain('lang="fr"')
      expect(answer.body).toContain('<code>id</code>')
    },
  )

  test('refuses a read that there is none and a form it does not come in', async () => {
    expect((await tried('read=//elsewhere.example')).statusCode).toBe(404)
    expect((await tried('read=/figures&form=geojson')).statusCode).toBe(422)
    expect((await tried('read=/offices&read=/kinds')).statusCode).toBe(422)
  })

  test('without anything leads back to the page', async () => {
    const answer = await program.app.inject({ url: '/ar/api/try', headers: { host: 'localhost' } })
    expect(answer.headers.location).toBe('/ar/api')
  })
})

test('every page leads to the page of the API, and that to the description for programs', async () => {
  expect((await program.get('/es')).text).toContain('href="/es/api"')
  expect((await program.get('/es/api')).text).toContain('href="/api/v1/openapi.json"')
})
