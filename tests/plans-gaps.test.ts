import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrangeCascade } from '#plans/reading.test.room.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running

beforeAll(async () => {
  program = await startProgram()
  await arrangeCascade(await program.databaseOf('iom'))
})
afterAll(() => program.close())

test('the page of the gaps counts each kind, draws the map and leads to each country', async () => {
  const { status, text } = await program.get('/en/plans/gaps')
  expect(status).toBe(200)
  for (const kind of ['countries', 'ending', 'uncited', 'objectives', 'trends'])
    expect(text).toContain(`/en/plans/gaps/${kind}`)
  expect(text).toMatch(/<summary>\s*<bdi>Europe and Central Asia<\/bdi>/)
  expect(text).toContain('href="/en/countries/KGZ"')
})

test('a list of gaps names what is missing, and its file holds the same', async () => {
  const { text } = await program.get('/en/plans/gaps/countries')
  expect(text).toContain('Kazakhstan')
  const { text: file } = await program.get('/api/v1/plans/gaps.csv?kind=countries')
  expect(file).toContain('KAZ')
  expect(file).not.toContain('KGZ')
  const { body } = await program.json('/api/v1/plans/gaps?kind=countries&limit=500')
  expect(body).toMatchObject({ total: file.trim().split('\n').length - 1 })
})

test('the matrix answers each country and framework, also as it was before anything was published', async () => {
  const { body } = await program.json('/api/v1/plans/matrix?office=vienna&limit=500&q=KGZ')
  expect(body).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ country: 'KGZ', framework: 'global-compact', total: 23 }),
    ]),
  })
  const before = await program.get('/en/plans/gaps?asOf=2010-06-30')
  expect(before.status).toBe(200)
})

test('a kind of gap that there is not is not found, in the reader’s language', async () => {
  const { status, text } = await program.get('/fr/plans/gaps/nothing')
  expect(status).toBe(404)
  expect(text).toContain('Ce type de lacune n’existe pas.')
  expect((await program.get('/api/v1/plans/gaps?kind=nothing')).status).toBe(422)
})
