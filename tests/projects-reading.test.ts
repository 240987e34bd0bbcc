import { afterAll, beforeAll, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { plan } from '#plans/plans.test.room.ts'
import { hold, makeProgramme } from '#projects/actions/programmes.ts'
import { copyVersion } from '#projects/actions/versions.ts'
import { addLesson } from '#projects/actions/lessons.ts'
import { attach } from '#projects/actions/documents.ts'
import { comment } from '#projects/actions/commenting.ts'
import { writePart } from '#projects/actions/parts.ts'
import { heldByPart } from '#platform/tree/held.ts'
import { cast, line, operator, project } from '#projects/projects.test.room.ts'
import { written } from '#projects/reading.test.room.ts'
import { fieldsOf } from '#projects/model/writing.ts'
import { projectSorts } from '#projects/model/reading/listing.ts'
import { operatorsSight } from '#projects/model/sight.ts'
import { versionBy } from '#projects/views.ts'
import { projectList } from '#projects/views/list.ts'
import { partsOf } from '#projects/views/parts.ts'
import { sortedBy } from '#projects/views/reading/listing.ts'
import { templateBy } from '#projects/views/templates.ts'
import { found } from '#platform/refusal.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { versionOf } from '#platform/doors/version.ts'
import { sessionOf } from './accounts.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
let db: Db
let people: Awaited<ReturnType<typeof cast>>
let inside: Record<string, string>
let outsider: Record<string, string>
let document: string

beforeAll(async () => {
  program = await startProgram()
  db = await program.databaseOf('iom')
  people = await cast(db)
  const region = { level: 'regional-strategy', office: 'vienna', covers: ['KGZ'] } as const
  await plan(db, { id: 'p-region', ...region, objectives: { o1: ['sdg@2015/10.7'], o2: [] } })
  await project(db, {
    id: 'pr-labour',
    state: 'active',
    code: 'LM.0301',
    type: 'LM',
    from: '2026-01-01',
    to: '2027-12-31',
    countries: ['KGZ'],
    fields: { 'title.en': 'Fair recruitment', currency: 'USD', themes: 'labour-mobility' },
    parts: [...written, line('b1', { quantity: '2', rate: '1000.50' })],
    cites: { project: ['p-region@1/o1'] },
  })
  await project(db, { id: 'pr-idea', state: 'concept', fields: { 'title.en': 'An idea of ours' } })
  const secret = { id: 'pr-secret', state: 'active', isConfidential: true } as const
  await project(db, {
    ...secret,
    fields: { 'title.en': 'A hidden matter', donor: 'jp-mofa' },
    cites: { project: ['sdg@2015/10.7'] },
  })
  await addLesson(people.chief, 'pr-secret', {
    titles: { en: 'What was learnt in hiding' },
    texts: { en: 'Be quiet.' },
    themes: [],
    countries: ['KGZ'],
    type: null,
    basis: 'team',
  })
  document = await attach(people.developer, 'pr-secret', {
    kind: 'other',
    title: 'Hidden paper',
    name: 'paper.txt',
    bytes: Buffer.from('hidden'),
  })
  const now = new Date('2026-11-22T12:00:00Z')
  const cookie = async (person: string) => ({
    cookie: `meridian=${await sessionOf(db, person, now)}`,
  })
  inside = await cookie(people.developer.asker.person)
  outsider = await cookie(people.elsewhere.asker.person)
})
afterAll(() => program.close())

test('a page of a project tells what it is, where it stands, and draws its results, plan, people and risks in words too', async () => {
  const { text, status } = await program.get('/en/projects/pr-labour')
  expect(status).toBe(200)
  expect(text).toContain('<title>Fair recruitment – ')
  expect(text).toContain('LM.0301')
  expect(text).toMatch(/aria-current="step"><span>Active</)
  expect(text).toContain('href="/en/plans/p-region/1#o1"')
  expect(text).toContain('67% of the way to the target')
  expect(text).toContain('45% done')
  expect(text).toContain('2,400 to reach, 0 reached')
  expect(text).toContain('Nobody is counted twice')
  expect(text).toContain('Very high (20)')
  expect(text).toContain('2,141.07 USD')
  const arabic = await program.get('/ar/projects/pr-labour')
  expect(arabic.text).toContain('dir="rtl"')
})

test('who looks from outside sees no persons, no comments and no revision that is still written', async () => {
  const which = { project: 'pr-labour', number: 1 }
  await comment(people.developer, which, { part: 'op1', text: 'Is six still right?' })
  const by = await operator(db, wordsIn('en'))
  const deed = { by: byCommand('test'), name: 'test.arranged', subject: 'project:pr-labour' }
  await perform(db, deed, (act) => copyVersion(act, { ...by, db: act.db }, which))
  const visited = (await program.get('/en/projects/pr-labour')).text
  expect(visited).toContain('Project officer')
  for (const hidden of ['Aida Invented', 'aida@example.invalid', 'Olga Owner', 'still right'])
    expect(visited).not.toContain(hidden)
  expect(visited).not.toContain('/projects/pr-labour/2')
  const written = [
    '/en/projects/pr-labour/2/budget',
    '/api/v1/projects/pr-labour/versions/2/budget',
  ]
  for (const door of [...written, `${written[0]}/budget.xlsx`, `${written[1]}/lines`])
    expect((await program.get(door)).status, door).toBe(404)
  expect((await program.get('/en/projects/pr-labour/2')).status).toBe(404)
  expect((await program.get('/en/projects/pr-labour/compare?from=1&to=2')).status).toBe(404)
  const seen = (await program.get('/en/projects/pr-labour', inside)).text
  for (const told of ['Aida Invented', 'Olga Owner', 'Is six still right?', 'Version 2'])
    expect(seen).toContain(told)
  expect((await program.get('/en/projects/pr-labour/2', inside)).text).toContain(
    'which is not the one that counts',
  )
})

test('two versions are compared field by field, texts word by word', async () => {
  const which = { project: 'pr-labour', number: 2 }
  const compared = () => program.get('/en/projects/pr-labour/compare', inside)
  expect((await compared()).text).toContain('Both versions say the same.')
  const moment = people.manager.asker.today
  const version = found(await versionBy(db, moment, which), 'projects/unknown-project')
  const template = found(await templateBy(db, moment, version.template), 'projects/no-template')
  const parts = await partsOf(db, moment, which)
  const output = found(
    parts.find((each) => each.part === 'op1'),
    'projects/unknown-part',
  )
  const shapes = fieldsOf(output, { template, languages: version.languages })
  await writePart(people.manager, which, {
    part: 'op1',
    fields: { 'title.en': 'Eight centres are trained' },
    version: versionOf(heldByPart(output, shapes)),
  })
  const { text } = await compared()
  expect(text).toContain('Output 1.1.1')
  expect(text).toMatch(/<del>Six ?<\/del><ins>Eight ?<\/ins> ?centres are trained/)
  expect(text).toContain('1 changed')
})

test('a confidential project is nowhere to be found for who is not asked about it', async () => {
  const doors = [
    '/en/projects/pr-secret',
    '/en/projects/pr-secret/1',
    '/en/projects/pr-secret/compare',
    `/en/projects/pr-secret/documents/${document}/1`,
  ]
  for (const headers of [{}, outsider])
    for (const url of doors) expect((await program.get(url, headers)).status, url).toBe(404)
  const lists = [
    '/en/projects',
    '/en/projects?q=hidden',
    '/api/v1/projects.csv',
    '/en/lessons',
    '/en/offices/kyrgyzstan',
    '/en/countries/KGZ',
    '/en/partners/jp-mofa',
    '/en/frameworks/sdg/2015/objectives/10.7',
  ]
  for (const headers of [{}, outsider])
    for (const url of lists) {
      const { text, status } = await program.get(url, headers)
      expect(status, url).toBe(200)
      expect(text, url).not.toContain('pr-secret')
      expect(text, url).not.toContain('What was learnt in hiding')
    }
  for (const url of doors) expect((await program.get(url, inside)).status, url).toBe(200)
  expect((await program.get(doors[3] ?? '', inside)).text).toBe('hidden')
  expect((await program.get('/en/projects/pr-idea')).status).toBe(404)
  expect((await program.get('/en/projects/pr-idea', outsider)).status).toBe(200)
})

test('the list is narrowed by the network of the day, by places, and by what projects serve, and gives the same as a file', async () => {
  const shows = async (query: string, headers = {}) =>
    /\/en\/projects\/pr-labour["?]/.test((await program.get(`/en/projects?${query}`, headers)).text)
  expect(await shows('')).toBe(true)
  expect(await shows('region=vienna&asOf=2020-01-01')).toBe(true)
  expect(await shows('region=dakar&asOf=2020-01-01')).toBe(false)
  expect(await shows('country=KGZ&theme=labour-mobility&year=2027&type=LM&state=active')).toBe(true)
  expect(await shows('year=2029')).toBe(false)
  expect(await shows('running=yes')).toBe(true)
  expect(await shows('running=yes&asOf=2030-01-01')).toBe(false)
  expect(await shows('serves=p-region@1/o1')).toBe(true)
  expect(await shows('serves=p-region@1/o2')).toBe(false)
  expect(await shows('framework=p-region')).toBe(true)
  expect(await shows('q=recruitment+fair')).toBe(true)
  for (const wrong of ['country=XXX', 'state=wish', 'year=abc', 'cursor=AAAA', 'serves=x'])
    expect((await program.get(`/en/projects?${wrong}`)).status, wrong).toBe(422)
  const { text } = await program.get('/en/projects?type=LM')
  expect(text).toContain('href="/api/v1/projects.csv?type=LM&amp;lang=en"')
  expect(text).toContain('Project type')
  const file = await program.get('/api/v1/projects.csv?type=LM')
  expect(file.text).toContain('pr-labour')
  const objective = await program.get('/en/frameworks/sdg/2015/objectives/10.7')
  expect(objective.text).toContain('/en/projects/pr-labour"')
  const above = await program.get('/en/plans/p-region/1')
  expect(above.text).toContain('1 project serves it')
  expect(above.text).toContain('1 of 2 objectives have no project')
})

test('every order leads through all of the list, page after page, each project once', async () => {
  for (const [at, from] of ['2024', '2025', '2024'].entries())
    await project(db, {
      id: `pr-row-${at}`,
      state: 'active',
      from: `${from}-01-01`,
      fields: { 'title.en': `Row ${at}` },
    })
  const moment = people.developer.asker.today
  const few = { offices: ['kyrgyzstan'] }
  for (const sort of projectSorts) {
    const of = { sight: operatorsSight, sort, locale: 'en' } as const
    const whole = (await projectList(db, moment, few, of)).map(({ id }) => id)
    const walked: string[] = []
    for (let after: { from: string | null; id: string } | undefined; ;) {
      const [next] = await projectList(db, moment, few, { ...of, limit: 1, after })
      if (next === undefined) break
      walked.push(next.id)
      after = { from: sortedBy(next, of), id: next.id }
    }
    expect(walked, sort).toEqual(whole)
    expect(new Set(walked).size, sort).toBe(whole.length)
  }
})

test('a programme shows its projects and what they add up to, as far as one may see them', async () => {
  const by = await operator(db, wordsIn('en'))
  const id = await makeProgramme(by, {
    titles: { en: 'Work across borders' },
    texts: {},
    office: 'vienna',
    from: '2026-01-01',
    until: null,
    objectives: [{ objective: 'o1', titles: { en: 'Decent work' } }],
  })
  await hold(by, id, { project: 'pr-labour', objective: 'o1' })
  await hold(by, id, { project: 'pr-secret' })
  const { text } = await program.get(`/en/programmes/${id}`)
  expect(text).toContain('Decent work')
  expect(text).toContain('/en/projects/pr-labour"')
  expect(text).not.toContain('pr-secret')
  expect(text).toContain('2,141.07 USD')
  expect((await program.get('/en/programmes')).text).toContain('Work across borders')
  expect((await program.get('/en/offices/vienna')).text).toContain('Work across borders')
  expect((await program.get('/en/lessons?q=quiet', inside)).text).toContain('What was learnt')
})
