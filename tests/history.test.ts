import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { sealHistory } from '#history/actions.ts'
import { momentAt } from '#sources/views.ts'
import { signInAsDemo } from '#posts/actions/demo.ts'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Running, startProgram } from './requests.ts'

let program: Running
let db: Db
let auditor: Record<string, string>
let developer: Record<string, string>

const now = new Date('2026-11-22T12:00:00Z')

async function signedIn(role: string): Promise<Record<string, string>> {
  const moment = await momentAt(db, '2026-11-22', null)
  const cookie = await signInAsDemo(
    db,
    { role, moment, browser: 'firefox-linux', instead: undefined },
    now,
  )
  return { cookie: `meridian=${cookie}` }
}

beforeAll(async () => {
  program = await startProgram()
  db = await program.databaseOf('iom')
  auditor = await signedIn('oversight')
  developer = await signedIn('project-developer')
  const person = (
    await sql<{ id: string }>`
      select person as id from person_state where name like 'Aizhan%' and upper_inf(recorded)`.execute(
      db,
    )
  ).rows[0]
  await perform(
    db,
    {
      by: {
        person: person?.id ?? '',
        name: 'Aizhan Merevale',
        post: { id: 'a-post', title: 'Project Developer <i>' },
        onBehalfOf: { id: 'b-post', title: 'Chief of Mission' },
      },
      name: 'posts.made',
      subject: 'office:vienna',
      office: 'vienna',
      why: 'Because of <the> review',
    },
    async (act) =>
      act.note({ field: 'posts.field.title', before: 'Old & title', after: 'New title' }),
  )
})
afterAll(() => program.close())

describe('what anybody sees', () => {
  test('loads and seals, and no person, whatever is asked for', async () => {
    const { status, body } = await program.json('/api/v1/history')
    expect(status).toBe(200)
    const deeds = new Set(body.items.map((each) => each['deed']))
    expect(deeds.has('sources.loaded')).toBe(true)
    expect(
      [...deeds].every((each) =>
        /^((sources|frameworks|partners|funds|portfolio)\.loaded|posts\.roles-loaded|(delivery|projects|routes|support)\.rules-loaded|(plans|papers)\.templates-loaded|plans\.recorded|projects\.programmes-recorded|history\.sealed)$/.test(
          String(each),
        ),
      ),
    ).toBe(true)
    expect(body.items.every((each) => each['person'] === null)).toBe(true)
    for (const query of [
      'office=vienna',
      'record=office:vienna',
      'deed=posts.made',
      'deed=people.came',
    ]) {
      const page = await program.get(`/en/history?${query}`)
      expect(page.status, query).toBe(200)
      expect(page.text, query).not.toContain('Merevale')
      const list = await program.json(`/api/v1/history?${query}`)
      expect(JSON.stringify(list.body), query).not.toContain('Merevale')
    }
  })

  test('on an office, what is stated of it and by which source', async () => {
    const { text } = await program.get('/en/offices/vienna')
    expect(text).toContain('Loaded what the sources say')
    expect(text).toMatch(/class="history__field">Name<\/span>/)
    expect(text).toContain('As it was known then')
    const then = /href="(\/en\/offices\/vienna\?asKnown=[^"]+)"/.exec(text)?.[1] ?? ''
    // The program's clock stands still at a day, that of the database does not: a moment of it may be to come.
    const real = await startProgram(() => new Date())
    try {
      expect((await real.get(then.replaceAll('&amp;', '&'))).status).toBe(200)
    } finally {
      await real.close()
    }
  })
})

describe('what the right to read the history adds', () => {
  test('who did it under which post on whose behalf, why, and what became of what', async () => {
    const { text } = await program.get('/en/history?office=vienna', auditor)
    expect(text).toContain('Aizhan Merevale')
    expect(text).toContain('as Project Developer &lt;i>')
    expect(text).toContain('on behalf of Chief of Mission')
    expect(text).toContain('Because of &lt;the> review')
    expect(text).toMatch(/<del><bdi>Old &amp; title<\/bdi><\/del>/)
    expect(text).toMatch(/<ins><bdi>New title<\/bdi><\/ins>/)
  })

  test.each(['en', 'fr', 'es', 'ar'])('in %s, with no word missing', async (locale) => {
    const { status, text } = await program.get(`/${locale}/history`, auditor)
    expect(status).toBe(200)
    expect(text).not.toMatch(/<strong>[a-z]+\.[a-z-]+<\/strong>/)
    expect(text).not.toMatch(/history__field">[a-z]+\.[a-z.-]+<\/span>/)
  })

  test('on the timeline of the record itself', async () => {
    expect((await program.get('/en/offices/vienna', auditor)).text).toContain('Because of')
    expect((await program.get('/en/offices/vienna')).text).not.toContain('Because of')
  })

  test('not for whom has no such right: but everybody sees what they did themselves', async () => {
    const own = await program.get('/en/history?office=vienna', developer)
    expect(own.text).toContain('Because of')
    const all = await program.json('/api/v1/history?limit=500', developer)
    const persons = new Set(all.body.items.map((each) => each['person']))
    expect(persons.size).toBeLessThanOrEqual(2)
    const heads = await signedIn('chief-of-mission')
    expect((await program.get('/en/history?office=vienna', heads)).text).not.toContain('Because of')
  })

  test('narrowed by person, kind, record and day', async () => {
    const { body } = await program.json(
      '/api/v1/history?deed=posts.made&record=office:vienna',
      auditor,
    )
    expect(body.total).toBe(1)
    const [made] = body.items
    expect(made).toMatchObject({ recordName: expect.any(String), onBehalfOf: 'Chief of Mission' })
    const day = String(made?.['at']).slice(0, 10)
    const of = (query: string) =>
      program.json(`/api/v1/history?deed=posts.made&record=office:vienna&${query}`, auditor)
    expect((await of(`person=${String(made?.['person'])}`)).body.total).toBe(1)
    expect((await of('person=p-nobody')).body.total).toBe(0)
    expect((await of(`until=2020-01-01`)).body.total).toBe(0)
    expect((await of(`from=${day.slice(0, 4)}-01-01`)).body.total).toBe(1)
  })

  test('page after page, without a gap', async () => {
    const whole = await program.json('/api/v1/history?limit=500', auditor)
    const seen: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const { body } = await program.json(
        `/api/v1/history?limit=7${next === '' ? '' : `&cursor=${next}`}`,
        auditor,
      )
      seen.push(...body.items.map((each) => each.id))
      next = body.next
    }
    expect(seen).toEqual(whole.body.items.map((each) => each.id))
  })

  test('as a file', async () => {
    const csv = await program.get('/api/v1/history.csv?office=vienna', auditor)
    expect(csv.status).toBe(200)
    expect(csv.text).toContain('Aizhan Merevale')
    expect(csv.headers['cache-control']).toBe('private, no-store')
    expect((await program.get('/api/v1/history.csv?office=vienna')).text).not.toContain('Merevale')
  })
})

test.each([
  'from=2026-02-30',
  'record=office vienna',
  'office=%00',
  'cursor=!!',
  'deed=Drop',
  'person=p-1&person=p-2',
])('refuses ?%s by name', async (query) => {
  for (const url of [`/en/history?${query}`, `/api/v1/history?${query}`])
    expect((await program.get(url, auditor)).status, url).toBe(422)
})

describe('a seal', () => {
  const title = { en: 'IOM', fr: 'OIM', es: 'OIM', ar: 'المنظمة' }
  const sealing = (folder: string, at: string) => ({
    organisation: 'iom',
    title,
    timeZone: 'Asia/Bishkek',
    folder,
    address: 'audit@example.org',
    now: new Date(at),
  })

  test('is made once a day, there, whoever asks; goes into a file and a letter; and stands in the history', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'meridian-seals-'))
    const today =
      (await sql<{ at: string }>`select to_json(clock_timestamp()) #>> '{}' as at`.execute(db))
        .rows[0]?.at ?? ''
    const [one, other] = await Promise.all([
      sealHistory(db, sealing(folder, today), 'daily'),
      sealHistory(db, sealing(folder, today), 'daily'),
    ])
    expect([one, other].filter((each) => each !== null)).toHaveLength(1)
    expect(await sealHistory(db, sealing(folder, today), 'daily')).toBeNull()
    expect(await sealHistory(db, sealing(folder, today), 'changes')).toBeNull()
    const tomorrow = new Date(Date.parse(today) + 24 * 3_600_000).toISOString()
    expect(await sealHistory(db, sealing(folder, tomorrow), 'daily')).not.toBeNull()
    const names = await readdir(folder)
    expect(names).toHaveLength(2)
    const text = await readFile(join(folder, names.toSorted()[0] ?? ''), 'utf8')
    const letters = await sql<{ details: { hash: string } }>`
      select details from letter where topic = 'history.sealed' order by id`.execute(db)
    expect(letters.rows).toHaveLength(2)
    expect(JSON.parse(text)).toMatchObject({
      organisation: 'iom',
      hash: letters.rows[0]?.details.hash,
    })
    expect((await program.get('/en/history')).text).toContain('Sealed the history')
    await rm(folder, { recursive: true })
  })
})
