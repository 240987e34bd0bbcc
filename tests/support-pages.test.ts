import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { project } from '#projects/projects.test.room.ts'
import { supportMade } from './doors-support.ts'
import { office } from './doors.ts'
import { cookieOf } from './officials.ts'
import { browserOn } from './people.ts'
import { type Running, startProgram } from './requests.ts'
import { comeIn } from './within.ts'

let program: Running
let cookie = ''

beforeAll(async () => {
  program = await startProgram()
  cookie = await comeIn(program)
})
afterAll(() => program.close())

const get = (url: string) =>
  program.app.inject({ method: 'GET', url, headers: { host: 'localhost', cookie } })

test('every page of technical support is there for whoever may see it', async () => {
  const pages = [...supportMade, '/support?view=all', '/support?view=waiting', '/support/load']
  const wrong: string[] = []
  for (const page of pages) {
    const { statusCode } = await get(`/ar${page}`)
    if (statusCode !== 200) wrong.push(`${page}: ${statusCode}`)
  }
  expect(wrong).toEqual([])
})

test('a request tells what is asked, who has it and why, and what was said and done about it', async () => {
  const { body } = await get('/en/support/sr-sample')
  for (const told of [
    'A results matrix',
    'is asked because it covers',
    'It moved because whoever had it is away.',
    'Send us the draft.',
    'The draft',
    '1.25',
    'Here is a draft.',
  ])
    expect(body, told).toContain(told)
})

test('the list and the load come as files too, and what is unknown is refused by field', async () => {
  const list = await get('/api/v1/support.csv?view=all')
  expect(list.body).toContain('sr-sample')
  const load = await get('/api/v1/support-load')
  expect(load.json()).toMatchObject({
    items: [{ office: 'vienna', theme: 'protection', asked: 1, answered: 1, hours: 1.25 }],
  })
  const kinds = await get('/api/v1/support-kinds?lang=fr')
  expect(kinds.body).toContain('Élaboration de projets')
  expect((await get('/api/v1/support?state=lost')).statusCode).toBe(422)
  expect((await get('/api/v1/support/sr-none')).statusCode).toBe(404)
})

test('a project is chosen among those of one’s offices; its page leads there with it filled in', async () => {
  const db = await program.databaseOf('iom')
  const pia = { name: 'Pia', role: 'project-developer', office }
  const browser = browserOn(program)
  browser.hold(await cookieOf(db, pia, new Date('2026-11-22T12:00:00Z')))
  await project(db, { id: 'pr-elsewhere', office: 'dakar' })
  const page = await browser.get('/en/projects/pr-sample')
  const [, way = ''] = /href="([^"]*\/support\/new[^"]*)"/.exec(page.text) ?? []
  const form = await browser.get(way.replaceAll('&amp;', '&'))
  expect(form.text).toMatch(/id="field-project"[^>]*value="pr-sample · [^"]+"/)
  expect(form.text).toMatch(/<datalist id="projects">.*<option value="pr-sample · /)
  expect(form.text).not.toContain('value="pr-elsewhere')
  const asking = {
    office,
    kind: 'project-development',
    theme: 'protection',
    title: 'Indicators',
    text: 'Which ones?',
  }
  const wrong = await browser.post('/en/support/new', { ...asking, project: 'pr-none · None' })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toMatch(/id="field-project"[^>]*aria-invalid[^>]*value="pr-none · None"/)
  const sent = await browser.post('/en/support/new', { ...asking, project: 'pr-sample · Typed' })
  expect(sent.location).toMatch(/\/support\/sr-[^?]+\?done=asked$/)
  expect((await browser.get(sent.location)).text).toContain('href="/en/projects/pr-sample"')
  const [, id = ''] = /\/support\/(sr-[^?]+)/.exec(sent.location) ?? []
  const asked = async (query: string) =>
    JSON.parse((await browser.get(`/api/v1/support${query}`)).text)
  expect(await asked(`/${id}`)).toMatchObject({ project: 'pr-sample' })
  // A project that is not for whoever reads is not named to them by a request about it.
  await project(db, { id: 'pr-closed', office: 'dakar', isConfidential: true })
  await sql`update support_request set project = 'pr-closed' where id = ${id}`.execute(db)
  expect(await asked(`/${id}`)).toMatchObject({ id, project: null })
  expect((await asked('')).items).toContainEqual(expect.objectContaining({ id, project: null }))
  expect(await asked('?project=pr-closed')).toMatchObject({ items: [], total: 0 })
})
