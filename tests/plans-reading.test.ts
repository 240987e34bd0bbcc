import { afterAll, beforeAll, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { arrangeAmendment, arrangeCascade } from '#plans/reading.test.room.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
let writer: Record<string, string>

beforeAll(async () => {
  program = await startProgram()
  const db = await program.databaseOf('iom')
  await arrangeCascade(db)
  await arrangeAmendment(db)
  const person = await personCalled(db, 'Pia Planner', 'pia@example.org')
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:plans' }
  const always = { from: '2020-01-01', until: null }
  await perform(db, deed, async (act) => {
    const made = { unit: null, titles: {}, confinedTo: [], isPublic: false, ...always }
    await addPost(act, { id: 'pia', role: 'project-developer', office: 'kyrgyzstan', ...made })
    await addHolding(act, {
      id: 'pia',
      post: 'pia',
      person,
      publicName: null,
      why: null,
      ...always,
    })
  })
  const cookie = await sessionOf(db, person, new Date('2026-11-22T12:00:00Z'))
  writer = { cookie: `meridian=${cookie}` }
})
afterAll(() => program.close())

test('the list shows what is in force on the day, from the region down, and says where there is none', async () => {
  const { text } = await program.get('/en/plans')
  expect(text.indexOf('Plan p-region')).toBeGreaterThan(0)
  expect(text.indexOf('Plan p-region')).toBeLessThan(text.indexOf('Plan p-country'))
  expect(text.indexOf('Plan p-country')).toBeLessThan(text.indexOf('Kyrgyz plan of action'))
  expect(text).toContain('Demo: invented')
  expect(text).not.toContain('p-secret')
  const narrowed = await program.get('/en/plans?country=ALB&standing=all')
  expect(narrowed.text).toContain('Plan p-region')
  expect(narrowed.text).not.toContain('Kyrgyz plan of action')
  expect((await program.get('/en/plans?country=XXX')).status).toBe(422)
  expect((await program.get('/en/plans?level=wish')).status).toBe(422)
  const none = await program.get('/en/plans?asOf=2001-01-01')
  expect(none.text).toContain('There is no such plan on 1 January 2001.')
  const file = await program.get('/api/v1/plans.csv?standing=all')
  expect(file.text).toContain('p-national@1')
  expect(file.text).not.toContain('p-secret')
  expect((await program.get('/en/plans?standing=draft', writer)).text).toContain('Plan p-secret')
})

test('a version has an address of its own, with what it says, cites and is cited by', async () => {
  const { text, status } = await program.get('/en/plans/p-national')
  expect(status).toBe(200)
  expect(text).toContain('<title>Kyrgyz plan of action, version 1 – ')
  expect(text).toContain('http://127.0.0.1:3000/en/plans/p-national/1')
  expect(text).toMatch(/<code class="plan__fingerprint" dir="ltr">[0-9a-f]{64}<\/code>/)
  expect(text).toContain('125,000.50 USD')
  expect(text).toContain('90,000 KGS')
  expect(text).toContain('(value date 1 November 2025)')
  expect(text).toContain('Baseline 2025')
  expect(text).toContain('<td>1,250</td>')
  expect(text).toContain('href="/en/plans/p-country/1#o1"')
  expect(text).toContain('href="/en/frameworks/sdg/2015/objectives/8.8"')
  const above = await program.get('/en/plans/p-region/1')
  expect(above.text).toContain('Served by 1 part of another plan')
  expect(above.text).toContain('Decent work abroad')
  expect(above.text).not.toContain('Nobody is to know')
  expect((await program.get('/en/plans/p-region/1', writer)).text).toContain('Nobody is to know')
})

test('what is not published is there for nobody who does not plan, by any door', async () => {
  const paths = [
    '/en/plans/p-secret',
    '/en/plans/p-secret/1',
    '/en/plans/p-secret/cascade',
    '/en/plans/p-secret/compare',
    '/en/plans/p-secret/1/document.pdf',
    '/en/plans/p-national/2',
    '/en/plans/p-national/compare?from=1&to=2',
    '/en/plans/p-national/cascade?version=2',
    '/en/plans/p-national/1e3',
    '/api/v1/plans/p-secret',
    '/api/v1/plans/p-secret/1/parts',
    '/api/v1/plans/p-national/2/citations',
    '/api/v1/plans/p-national/2/comparison',
    '/api/v1/plans/p-national/2/cascade',
  ]
  for (const path of paths)
    expect(`${path} ${(await program.get(path)).status}`).toBe(`${path} 404`)
  for (const path of paths.filter((each) => !/1e3|pdf/.test(each)))
    expect(`${path} ${(await program.get(path, writer)).status}`).toBe(`${path} 200`)
})

test('a version is read in each of its languages; what nobody translated is marked', async () => {
  const { text } = await program.get('/ar/plans/p-national/1?language=ru')
  expect(text).toContain('<bdi lang="ru" dir="ltr">План действий</bdi>')
  expect(text).toContain('<p lang="ru" dir="ltr">Люди уезжают и возвращаются.</p>')
  expect(text).toContain('<bdi lang="en" dir="ltr">Agencies are licensed</bdi>')
  expect(text).toContain('غير مترجم')
  const own = await program.get('/en/plans/p-national/1')
  expect(own.text).toContain('Agencies are licensed')
  expect(own.text).not.toContain('not translated')
  expect((await program.get('/en/plans/p-national/1?language=fr')).text).toContain(
    'Fair recruitment',
  )
})

test('two versions are compared word by word, by whoever may see both', async () => {
  const { text } = await program.get('/en/plans/p-national/compare', writer)
  expect(text).toContain('Fair <ins>and safe </ins>recruitment')
  expect(text).toContain('No longer serves:')
  expect(text).toMatch(/Train inspectors.*removed/s)
  const { body } = await program.json('/api/v1/plans/p-national/2/comparison', writer)
  expect(body.items.map(({ part, became, field }) => [part, became, field])).toContainEqual([
    'o1',
    'changed',
    'title.en',
  ])
  const alone = await program.get('/en/plans/p-region/compare')
  expect(alone.text).toContain('There is only one version to be seen')
})

test('the cascade is told as text from the frameworks to the actions, on any day', async () => {
  const { text } = await program.get('/en/plans/p-region/cascade')
  const order = ['Labour mobility', 'Decent work abroad', 'Fair recruitment', 'Train inspectors']
  const places = order.map((each) => text.indexOf(each))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(text).not.toContain('Nobody is to know')
  expect(text).toContain('No plan in force serves this.')
  const { body } = await program.json('/api/v1/plans/p-national/1/cascade')
  const steps = body.items.map(({ id }) => id)
  expect(steps).toContain('p-national@1/o1 p-country@1/o1')
  expect(steps).toContain('p-region@1/o1 sdg@2015/10.7')
})

test('a version is given as a document in each language, and once more only when it says something else', async () => {
  const path = '/en/plans/p-national/1/document.docx?language=ru'
  const answer = await program.app.inject({ url: path, headers: { host: 'localhost' } })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-disposition']).toBe('attachment; filename="p-national-1-ru.docx"')
  expect(answer.headers['content-language']).toBe('ru')
  expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK')
  const tag = String(answer.headers.etag)
  expect((await program.get(path, { 'if-none-match': tag })).status).toBe(304)
  const pdf = await program.app.inject({
    url: '/en/plans/p-national/2/document.pdf',
    headers: { host: 'localhost', ...writer },
  })
  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect(pdf.headers['content-disposition']).toContain('p-national-2-draft-en.pdf')
  expect(pdf.headers['cache-control']).toBe('private, no-store')
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
})

test('offices, countries and objectives of frameworks tell of the plans about them', async () => {
  const office = await program.get('/en/offices/vienna?asOf=2026-06-30')
  expect(office.text).toContain('Plan p-region')
  const country = await program.get('/en/countries/KGZ?asOf=2026-06-30')
  expect(country.text).toContain('Kyrgyz plan of action')
  const bare = await program.get('/en/countries/NZL?asOf=2026-06-30')
  expect(bare.text).toContain('No plan is in force here on 30 June 2026.')
  const objective = await program.get('/en/frameworks/sdg/2015/objectives/10.7?asOf=2026-06-30')
  expect(objective.text).toContain('Labour mobility')
  expect(objective.text).toContain('Fair recruitment')
  expect(objective.text).not.toContain('Nobody is to know')
})

test('the API gives a version whole: its parts, what they cite with its standing, and who cites them', async () => {
  const whole = await program.json('/api/v1/plans/p-national/1')
  expect(whole.body['costs']).toEqual([
    { currency: 'KGS', amount: '90000.00', actions: 1 },
    { currency: 'USD', amount: '125000.50', actions: 1 },
  ])
  const parts = await program.json('/api/v1/plans/p-national/1/parts')
  expect(parts.body.items.map(({ id, number }) => [id, number])).toContainEqual(['a2', '1.1.2'])
  const cited = await program.json('/api/v1/plans/p-national/1/citations')
  expect(cited.body.items.map(({ cites, standing }) => [cites, standing])).toEqual([
    ['p-country@1/o1', 'in-force'],
    ['sdg@2015/8.8', 'in-force'],
  ])
  const citing = await program.json('/api/v1/plans/p-region/1/cited-by')
  expect(citing.body.items.map(({ citedBy }) => citedBy)).toEqual(['p-country@1/o1'])
  const changed = await program.json('/api/v1/plans?changedSince=2020-01-01&office=kyrgyzstan')
  expect(changed.body.items.map(({ id }) => id)).toEqual(['p-country@1', 'p-national@1'])
  const answers = await program.json('/api/v1/plans/p-national/1/answers')
  expect(answers.body.items).toEqual([])
})
