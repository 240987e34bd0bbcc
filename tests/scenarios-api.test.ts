import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieOf, doorsOf } from './officials.ts'
import { type Running, startProgram } from './requests.ts'

const now = new Date('2026-11-22T12:00:00Z')
let program: Running
const doors = doorsOf(() => program)
let head = ''
let outsider = ''

beforeAll(async () => {
  program = await startProgram(() => now)
  const db = await program.databaseOf('iom')
  head = await cookieOf(db, { name: 'Hana', role: 'director-general', office: 'headquarters' }, now)
  outsider = await cookieOf(db, { name: 'Pia', role: 'project-developer', office: 'vienna' }, now)
})
afterAll(() => program.close())

const ask = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, cookie = head) =>
  doors.ask(method, `/api/v1${path}`, cookie, payload)

const version = async (id: string) => (await ask('GET', `/scenarios/${id}`)).body.versions.revision

const training = {
  kind: 'give-function',
  subject: 'office:vienna',
  value: 'training',
  qualifier: 'central-asia',
}

async function drafted(title: string, changes: readonly object[] = [training]): Promise<string> {
  const { body } = await ask('POST', '/scenarios', { title, day: '2027-01-01' })
  const list = { changes, version: await version(body.id) }
  expect((await ask('PUT', `/scenarios/${body.id}/changes`, list)).status).toBe(200)
  return body.id
}

test('a program drafts a scenario, reads what it would do, adopts it, and withdraws it', async () => {
  const id = await drafted('Six regions')
  expect(id).toBe('s-six-regions')
  const scenario = await ask('GET', `/scenarios/${id}`)
  expect(scenario.body).toMatchObject({ title: 'Six regions', state: 'draft', author: 'Hana' })
  const { body: changes } = await ask('GET', `/scenarios/${id}/changes`)
  expect(changes.items).toMatchObject([{ number: 1, change: 'give-function', value: 'training' }])
  expect(changes.items[0].text).toContain('Central Asia')
  const impact = await ask('GET', `/scenarios/${id}/impact?q=Kyrgyzstan`)
  expect(impact.body.items).toMatchObject([{ before: '', after: 'Europe and Central Asia' }])
  const file = await ask('GET', `/scenarios/${id}/impact.csv`)
  expect(file.text.split('\r\n')[0]).toBe('\uFEFFid,part,about,before,after,consequence')
  expect((await ask('GET', `/scenarios/${id}/checks`)).body.items).toEqual([])
  const adoption = { reason: 'Closer to the countries', version: await version(id) }
  const early = await ask('POST', `/scenarios/${id}/adoption`, adoption)
  expect(early).toMatchObject({ status: 409, body: { type: '/problems/scenarios/not-consulted' } })
  const given = { ...adoption, unheard: 'Asked before' }
  const decided = await ask('POST', `/scenarios/${id}/adoption`, given)
  expect(decided.status).toBe(200)
  const again = await ask('POST', `/scenarios/${id}/adoption`, given)
  expect(again).toMatchObject({
    status: 409,
    body: { type: '/problems/scenarios/decided-already' },
  })
  const day = '/offices/vienna?asOf=2027-01-01'
  expect((await ask('GET', day)).text).toContain(decided.body.id)
  const back = { reason: 'Not yet', version: await version(id) }
  expect((await ask('POST', `/scenarios/${id}/withdrawal`, back)).status).toBe(200)
  expect((await ask('GET', day)).text).not.toContain(decided.body.id)
  expect((await ask('GET', '/scenarios?state=withdrawn')).body.items).toMatchObject([{ id }])
})

test('two scenarios are compared, change by change', async () => {
  const id = await drafted('One')
  const closing = { kind: 'close', subject: 'office:dakar', value: 'office:abidjan' }
  const other = await drafted('Other', [training, closing])
  const { body } = await ask('GET', `/scenarios/${id}/comparison?with=${other}`)
  expect(body.items).toMatchObject([
    { change: 'close', in: 'other' },
    { change: 'give-function', in: 'both' },
  ])
})

test('what cannot be taken is refused with its place, and nothing of it is taken', async () => {
  const id = await drafted('Refused')
  const put = async (changes: unknown) =>
    ask('PUT', `/scenarios/${id}/changes`, { changes, version: await version(id) })
  const rename = { kind: 'rename', subject: 'office:vienna', qualifier: 'en' }
  const contrary = await put([
    { ...rename, value: 'Wien' },
    { ...rename, value: 'Vienne' },
  ])
  expect(contrary.status).toBe(422)
  expect(contrary.body.errors).toMatchObject([
    { field: 'changes.2.value', code: 'decisions/change/contradiction' },
  ])
  const strange: unknown[] = [
    [{ ...rename, value: 'Wi\u0000en' }],
    [{ ...rename, value: 'Wi\uD800en' }],
    [{ ...rename, value: '' }],
    [{ ...rename, subject: '../../etc' }],
    [{ kind: 'explode', subject: 'office:vienna' }],
    Array.from({ length: 2001 }, (_, at) => ({ kind: 'close', subject: `office:o-${at}` })),
    'everything',
    [[]],
    null,
  ]
  for (const changes of strange) expect((await put(changes)).status).toBe(422)
  expect((await ask('GET', `/scenarios/${id}`)).body.changes).toBe(1)
  const most = Array.from({ length: 2000 }, (_, at) => ({
    ...training,
    qualifier: `area-${at}`,
    note: 'As the working group wrote in its report',
  }))
  expect((await put(most)).status).toBe(200)
  expect((await put([{ ...training, note: 'x'.repeat(3_000_000) }])).status).toBe(413)
  const past = { title: 'Past', day: '2026-02-30' }
  expect((await ask('POST', '/scenarios', past)).status).toBe(422)
  const seen = { seen: 'yesterday', version: await version(id) }
  expect((await ask('POST', `/scenarios/${id}/base`, seen)).status).toBe(422)
})

test('who may not see a scenario is told that there is none, and may do nothing about it', async () => {
  const id = await drafted('Hidden')
  for (const part of ['', '/changes', '/comments', '/impact', '/checks', `/comparison?with=${id}`])
    expect((await ask('GET', `/scenarios/${id}${part}`, undefined, outsider)).status).toBe(404)
  expect((await ask('GET', '/scenarios', undefined, outsider)).body.total).toBe(0)
  const wanted = { title: 'Mine', day: '2027-01-01' }
  expect((await ask('POST', '/scenarios', wanted, outsider)).status).toBe(403)
  expect((await ask('POST', `/scenarios/${id}/comments`, { text: 'Hm' }, outsider)).status).toBe(
    403,
  )
  expect((await ask('GET', '/scenarios', undefined, '')).status).toBe(401)
})
