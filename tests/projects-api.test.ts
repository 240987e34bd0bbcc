import { expect, test } from 'vitest'
import { project } from '#projects/projects.test.room.ts'
import { developerProgram } from './developer.ts'

const { program, read, send } = developerProgram(async (db) => {
  await project(db, { id: 'pr-public', state: 'active', code: 'IB.4711', type: 'IB' })
  await project(db, { id: 'pr-written', type: 'IB' })
})

test('a project is begun, written, commented on and given documents by the API', async () => {
  const fields = { 'title.en': 'Tried by the API', office: 'kyrgyzstan', type: 'IB' }
  const begun = await send('POST', '/projects', { fields, languages: ['en'], countries: ['KGZ'] })
  expect(begun).toMatchObject({ status: 200, body: { id: 'pr-tried-by-the-api' } })
  const at = '/projects/pr-tried-by-the-api'
  const whole = await read(at)
  expect(whole.body).toMatchObject({ state: 'concept', title: 'Tried by the API', covers: ['KGZ'] })
  const parts = await read(`${at}/versions/1/parts?limit=500`)
  const chapter = parts.body.items.find(({ id }) => id === 'chapter-summary')
  const root = parts.body.items.find(({ id }) => id === 'project')
  const headed = { ...Object(root?.['fields']), themes: 'protection,labour-mobility' }
  const head = { fields: headed, languages: ['en'], version: root?.['version'] }
  expect((await send('PUT', `${at}/versions/1`, head)).status).toBe(200)
  expect((await send('PUT', `${at}/versions/1`, head)).status).toBe(409)
  const sent = { fields: { 'text.en': 'In brief.' }, version: chapter?.['version'] }
  expect((await send('PUT', `${at}/versions/1/parts/chapter-summary`, sent)).status).toBe(200)
  expect((await send('PUT', `${at}/versions/1/parts/chapter-summary`, sent)).status).toBe(409)
  const wrong = await send('POST', `${at}/versions/1/parts`, {
    kind: 'place',
    fields: { country: 'XXX', share: '101' },
  })
  expect(wrong.status).toBe(422)
  const said = { part: 'chapter-summary', field: 'text', text: 'Too brief' }
  expect((await send('POST', `${at}/versions/1/comments`, said)).status).toBe(200)
  const comments = await read(`${at}/versions/1/comments`)
  expect(comments.body.items).toMatchObject([{ text: 'Too brief', settledAt: null }])
  const large = Buffer.alloc(2 * 1024 * 1024, 'a').toString('base64')
  const file = { kind: 'other', title: 'All of it', name: 'all.txt', content: large }
  const attached = await send('POST', `${at}/documents`, file)
  expect(attached.status).toBe(200)
  const content = await read(`${at}/documents/${attached.body.id}/versions/1`)
  expect(content.body['size']).toBe(2 * 1024 * 1024)
  const moves = await read(`${at}/moves`)
  expect(moves.body.items.map(({ id }) => id)).toEqual(['propose', 'withdraw'])
  const revision = Object(whole.body['versions']).revision
  const early = await send('POST', `${at}/moves`, { move: 'propose', version: String(revision) })
  expect(early.status).toBe(409)
}, 60_000)

test('anybody reads what is public, and nothing of the rest', async () => {
  const listed = await program().json('/api/v1/projects?type=IB&office=kyrgyzstan')
  expect(listed.body.items.map(({ id }) => id)).toContain('pr-public')
  expect(listed.body.items.map(({ id }) => id)).not.toContain('pr-written')
  expect((await program().json('/api/v1/projects/pr-written')).status).toBe(404)
  expect((await program().json('/api/v1/projects/pr-public/documents')).status).toBe(401)
  const found = await program().json('/api/v1/search?q=IB.4711')
  expect(found.body.items).toMatchObject([{ type: 'project', id: 'pr-public' }])
  const types = await program().json('/api/v1/project-types?lang=fr&q=Immigration')
  expect(types.body.items).toMatchObject([
    { id: 'IB', service: '04', name: 'Immigration et frontières' },
  ])
  expect((await program().json('/api/v1/project-types')).body.total).toBe(27)
  expect((await program().json('/api/v1/programmes/pg-placmi')).body).toMatchObject({
    office: 'buenos-aires',
    projects: 0,
  })
  const pages = await program().json('/api/v1/projects?limit=1&office=kyrgyzstan')
  expect(pages.body.items).toHaveLength(1)
})

test('a project is told as of a day; lists say that they tell what was last known', async () => {
  const early = 'asOf=2005-01-01'
  const { text } = await program().get(`/en/projects/pr-public?${early}`)
  expect(text).toContain('On 1 January 2005 the project had not been begun')
  const told = async (query: string) =>
    (await program().json(`/api/v1/projects/pr-public${query}`)).body
  expect(await told(`?${early}`)).toMatchObject({ state: 'active', isOfDay: false })
  expect(await told('')).toMatchObject({ state: 'active', isOfDay: true })
  const note = 'those last known, not those of 1 January 2005'
  for (const page of ['/en/projects', '/en/portfolio', '/en/offices/kyrgyzstan']) {
    expect((await program().get(`${page}?${early}`)).text, page).toContain(note)
    expect((await program().get(page)).text, page).not.toContain('last known')
  }
})
