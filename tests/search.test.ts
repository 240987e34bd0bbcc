import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { momentNow } from '#platform/testing/world.ts'
import { recordVersion } from '#plans/actions/record.ts'
import { plan } from '#plans/plans.test.room.ts'
import { arrangeCascade } from '#plans/reading.test.room.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { putIssue } from '#trends/store.ts'
import { followed, watched, watchedIds } from '#trends/trends.test.room.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { type Item, type Running, startProgram } from './requests.ts'

const secretTitle = 'Whispered ambitions'
const secretIssue = 'A worry of ours'
const formerlyPublic = 'Seasonal work abroad'
const day = '2026-06-30'
const office = 'kyrgyzstan'
const { issue, internalIssue } = watchedIds

let program: Running
/** A moment at which nothing of this was recorded yet. */
let before = ''
let writer: Record<string, string>
let onlooker: Record<string, string>

const deed = { by: byCommand('test'), name: 'test.arranged', subject: 'test:search' }
const always = { from: '2001-01-01', until: null }

beforeAll(async () => {
  program = await startProgram(() => new Date())
  const db = await program.databaseOf('iom')
  before = await momentNow(db)
  await arrangeCascade(db)
  await plan(db, {
    id: 'p-hushed',
    level: 'country-strategy',
    office,
    covers: ['KGZ'],
    objectives: {},
    state: 'draft',
  })
  await watched(db, office)
  await perform(db, deed, (act) =>
    recordVersion(act, 'p-country', {
      number: 2,
      basedOn: 1,
      template: { id: 'country-strategy', version: 1 },
      languages: ['en'],
      standing: {
        state: 'draft',
        since: '2026-05-01',
        anchor: null,
        deadline: null,
        inForce: null,
        reason: null,
      },
      parts: [
        {
          part: 'plan',
          kind: 'plan',
          parent: null,
          place: 1,
          fields: { 'title.en': secretTitle, from: '2027-01-01', to: '2030-12-31' },
        },
      ],
      citations: [],
      rationale: [],
    }),
  )
  writer = await cookieOf(db, 'Pia Planner', 'project-developer')
  onlooker = await cookieOf(db, 'Ines Onlooker', 'administrator')
})
afterAll(() => program.close())

async function cookieOf(db: Db, name: string, role: string): Promise<Record<string, string>> {
  const id = name.toLowerCase().replace(' ', '-')
  const person = await personCalled(db, name, `${id}@example.invalid`)
  await perform(db, deed, async (act) => {
    const made = { role, office, unit: null, titles: {}, confinedTo: [], isPublic: false }
    await addPost(act, { id, ...made, ...always })
    await addHolding(act, { id, post: id, person, publicName: null, why: null, ...always })
  })
  return { cookie: `meridian=${await sessionOf(db, person, new Date())}` }
}

const query = (q: string, more = '') => `q=${encodeURIComponent(q)}&asOf=${day}${more}`

/** What the API, and with it the search at hand of every page, answers. */
async function foundFor(
  q: string,
  headers: Record<string, string> = {},
  more = '',
): Promise<Item[]> {
  const { status, body } = await program.json(`/api/v1/search?${query(q, more)}`, headers)
  expect(status).toBe(200)
  expect(body.total).toBe(body.items.length)
  return body.items
}

const brief = (items: Item[]) =>
  items.map(({ type, id, standing }) => [type, id, standing].join(' '))

describe('the search finds by title', () => {
  test('objectives of frameworks, in any language and by code, what is in force first', async () => {
    const target = 'objective sdg@2015/10.7 now'
    for (const text of ['SDG 10.7', 'sdg@2015/10.7'])
      expect(brief(await foundFor(text))[0], text).toBe(target)
    const [found] = await foundFor('global compact 6', {}, '&lang=fr')
    expect(found).toMatchObject({
      type: 'objective',
      id: 'global-compact@2018/6',
      language: 'fr',
      page: '/frameworks/global-compact/2018/objectives/6',
    })
    for (const text of ['FAVORISER des pratiques de recrutement', 'التوظيف المنصف والاخلاقي'])
      expect(brief(await foundFor(text))).toContain('objective global-compact@2018/6 now')
    const old = await foundFor('strategic-results-framework 2019')
    expect(old.length).toBeGreaterThan(0)
    expect(new Set(old.map(({ standing }) => standing))).toEqual(new Set(['ended']))
  })

  test('plans, in all their languages, and marks what is invented', async () => {
    const [found, ...others] = await foundFor('план ДЕЙСТВИЙ')
    expect(others).toEqual([])
    expect(found).toMatchObject({
      type: 'plan',
      id: 'p-national',
      name: 'План действий',
      language: 'ru',
      standing: 'now',
      origin: 'demo',
      from: '2026-01-01',
      offices: [office],
      page: '/plans/p-national',
    })
    const { text } = await program.get(`/ar/search?${query('kyrgyz action')}`)
    expect(text).toContain(`href="/ar/plans/p-national?asOf=${day}"`)
    expect(text).toContain('عرض توضيحي')
    expect(await foundFor('план действий', {}, `&asKnown=${before}`)).toEqual([])
    const early = await program.json('/api/v1/search?q=kyrgyz+action&asOf=2020-01-01')
    expect(brief(early.body.items)).toEqual(['plan p-national coming'])
  })

  test('issues, and forgives a slip where nothing matches outright', async () => {
    expect(brief(await foundFor(formerlyPublic))).toEqual([`issue ${issue} now`])
    expect(brief(await foundFor('seasonel work abroad'))).toEqual([`issue ${issue} now`])
    expect(await foundFor('qqqqzzzz')).toEqual([])
  })

  test('the other names as before, and all of them on one page', async () => {
    const { text } = await program.get(`/en/search?${query('kyrgyz')}`)
    for (const heading of ['Offices', 'Countries', 'Strategies and plans of action'])
      expect(text).toMatch(new RegExp(`<h2[^>]*>${heading}</h2>`))
    const many = await program.get(`/en/search?${query('migration')}`)
    expect(many.text).toContain('Only the best matches of each kind are listed.')
    expect(text).not.toContain('Only the best matches')
  })
})

/** Every way in which the search answers. */
const doors = (q: string) => [
  `/en/search?${query(q)}`,
  `/api/v1/search?${query(q)}`,
  `/api/v1/search?${query(q, '&limit=8&lang=en')}`,
  `/api/v1/search.csv?${query(q)}`,
  '/sitemap.xml',
]

/** The answer without what was typed into it. */
const bare = (text: string, q: string) =>
  text
    .replaceAll(/sign-in\?to=[^"]*/g, '')
    .replaceAll(`value="${q}"`, '')
    .replaceAll(`“${q}”`, '')
    .replaceAll(encodeURIComponent(q), '')
    .replaceAll(new URLSearchParams({ q }).toString(), '')

describe('what is not published', () => {
  const hidden = [
    { q: secretTitle, id: 'p-country@2' },
    { q: 'Plan p-hushed', id: 'p-hushed' },
    { q: secretIssue, id: internalIssue },
  ]

  test('is found by those who may see it, who are told that it is not published', async () => {
    expect(brief(await foundFor('p-hushed', writer))).toEqual(['plan p-hushed draft'])
    expect(brief(await foundFor(secretTitle, writer))).toEqual(['plan p-country now'])
    expect(brief(await foundFor(secretIssue, writer))).toEqual([`issue ${internalIssue} now`])
    const { text, headers } = await program.get(`/en/search?${query('p-hushed')}`, writer)
    expect(text).toContain('(not published)')
    expect(headers['cache-control']).toBe('private, no-store')
  })

  test('is found, counted or kept for nobody else, also after those who may see it asked', async () => {
    for (const { q, id } of hidden)
      for (const url of doors(q)) {
        expect((await program.get(url, writer)).status, url).toBe(200)
        for (const headers of [{}, onlooker]) {
          const { status, text } = await program.get(url, headers)
          expect(status, url).toBe(200)
          expect(bare(text, q).includes(q), url).toBe(false)
          expect(bare(text, q).includes(id), url).toBe(false)
          if (url.startsWith('/en')) expect(text, url).toContain(`Nothing found for “${q}”`)
          if (url.startsWith('/api') && !url.includes('csv'))
            expect(JSON.parse(text), url).toEqual({ items: [], total: 0, next: null })
        }
      }
  })

  test('does not answer from what somebody has kept', async () => {
    const url = `/api/v1/search?${query('Plan p-hushed')}`
    const { headers } = await program.get(url)
    const tag = String(headers['etag'])
    expect((await program.get(url, { 'if-none-match': tag })).status).toBe(304)
    const own = await program.get(url, { ...writer, 'if-none-match': tag })
    expect(own.status).toBe(200)
    expect(own.headers['cache-control']).toBe('private, no-store')
    expect(own.text).toContain('p-hushed')
  })
})

test('search engines are told of plans, editions and issues that anybody may read', async () => {
  const { text } = await program.get('/sitemap.xml')
  const paths = ['/plans/p-country', '/frameworks/sdg', '/frameworks/sdg/2015', `/trends/${issue}`]
  for (const path of paths) {
    for (const locale of ['en', 'fr', 'es', 'ar'])
      expect(text).toContain(`<loc>http://127.0.0.1:3000/${locale}${path}</loc>`)
    expect((await program.get(`/en${path}`)).status, path).toBe(200)
  }
})

test('an issue that was taken back is not found at any moment, not even in what was kept', async () => {
  const db = await program.databaseOf('iom')
  const then = `&asKnown=${await momentNow(db)}`
  const ways = doors(formerlyPublic).flatMap((url) =>
    url.includes('?') ? [url, `${url}${then}`] : [url],
  )
  for (const url of ways) expect((await program.get(url)).text, url).toContain(issue)
  const { office: _office, day: _day, ...described } = followed
  await perform(db, deed, (act) =>
    putIssue(act, issue, {
      ...described,
      titles: { en: formerlyPublic },
      isPublic: false,
      followed: [{ from: '2018-01-01', until: null }],
      closing: null,
      revision: 2,
    }),
  )
  for (const url of ways) expect((await program.get(url)).text, url).not.toContain(issue)
  expect(brief(await foundFor(formerlyPublic, writer, then))).toEqual([`issue ${issue} now`])
})
