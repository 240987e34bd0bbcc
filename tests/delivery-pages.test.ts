import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliveredPages } from './doors-delivery.ts'
import { cookieOf, doorsOf } from './officials.ts'
import { type Running, startProgram } from './requests.ts'
import { versionIn } from './scenario-people.ts'
import { comeIn } from './within.ts'

const noon = new Date('2026-11-22T12:00:00Z')
let program: Running
let cookie = ''

beforeAll(async () => {
  program = await startProgram()
  cookie = await comeIn(program)
})
afterAll(() => program.close())

test('every page of what comes after endorsement is there, and leads nowhere that is not', async () => {
  const wrong: string[] = []
  const seen = new Set<string>()
  for (const page of deliveredPages) {
    const { status, text } = await program.get(`/en${page}`, { cookie })
    if (status !== 200) wrong.push(`${page}: ${status}`)
    for (const [, to = ''] of text.matchAll(/href="(\/en\/projects\/pr-[^"#?]*)["#]/g)) {
      if (seen.has(to)) continue
      seen.add(to)
      const answer = await program.get(to, { cookie })
      if (answer.status >= 400) wrong.push(`${page} leads to ${to}: ${answer.status}`)
    }
  }
  expect(wrong).toEqual([])
  expect(seen.size).toBeGreaterThan(deliveredPages.length)
})

test('a report is begun by its form, and another by the API', async () => {
  const manager = { name: 'Mona', role: 'project-manager', office: 'kyrgyzstan' }
  const own = await cookieOf(await program.databaseOf('iom'), manager, noon)
  const { ask, send } = doorsOf(() => program)
  const at = '/projects/pr-delivered/reports'
  const body = { chapter: 'summary', text: 'As planned.', language: 'en' }
  const form = await ask('GET', `/en${at}/interim-2/write`, own)
  const written = await send(`${at}/interim-2/write`, own, { ...body, version: versionIn(form) })
  expect(written.status).toBe(303)
  const due = await ask('GET', `/api/v1${at}/final`, own)
  expect(due.body).toMatchObject({ state: 'due' })
  const begun = { ...body, chapter: [body.chapter], text: [body.text], version: due.body.version }
  expect((await ask('POST', `/api/v1${at}/final/write`, own, begun)).status).toBe(200)
  for (const report of ['interim-2', 'final']) {
    const { body: said } = await ask('GET', `/api/v1${at}/${report}`, own)
    expect(said).toMatchObject({ state: 'draft', texts: { summary: 'As planned.' } })
  }
})
