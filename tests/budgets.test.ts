import { expect, test } from 'vitest'
import { arrange } from '#budgets/budgets.test.room.ts'
import { developerProgram } from './developer.ts'
import { versionIn } from './scenario-people.ts'

const { program, pia, read, send, file } = developerProgram(async (db) => {
  for (const id of ['pr-page', 'pr-form', 'pr-api', 'pr-file']) await arrange(db, id)
})

test('a budget tells what it comes to, what is wrong with it and what would repair it, in each language', async () => {
  const at = '/projects/pr-page/1/budget'
  const page = await pia().get(`/en${at}`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('160,500.00\u00a0USD')
  expect(page.text).toContain('Take 21,428.58\u00a0USD from them')
  expect(page.text).toContain('developmentfund.iom.int')
  const french = await pia().get(`/fr${at}?by=year`)
  expect(french.text).toMatch(/140\s000,00/u)
  const arabic = await pia().get(`/ar${at}?by=office`)
  expect(arabic.text).toContain('dir="rtl"')
  expect((await pia().get(`/en${at}?by=kind`)).status).toBe(200)
  // Before it is under way nobody outside sees it, by any door.
  for (const door of [
    `/en${at}`,
    `/en${at}/budget.xlsx`,
    '/api/v1/projects/pr-page/versions/1/budget',
  ])
    expect((await program().get(door)).status).toBe(404)
})

test('lines are added, written and taken out by their forms', async () => {
  const at = '/en/projects/pr-form/1/budget'
  const added = await pia().post(`${at}/add`, {
    parent: 'a2',
    'title.en': 'Interpreters',
    kind: 'programme',
    quantity: '2',
    rate: '150.5',
  })
  expect(added.location).toBe(`${at}?done=line-added#b4`)
  const form = await pia().get(`${at}/line/b4`)
  const wrong = await pia().post(`${at}/line/b4`, {
    'title.en': 'Interpreters',
    kind: 'programme',
    quantity: '2',
    rate: '1.500,50',
    version: versionIn(form),
  })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('value="1.500,50"')
  const gone = await pia().get(`${at}/line/b4/remove`)
  const removed = await pia().post(`${at}/line/b4/remove`, { version: versionIn(gone) })
  expect(removed.location).toBe(`${at}?done=line-removed`)
  expect((await pia().get(`${at}/line/b4`)).status).toBe(404)
})

test('several lines are written as a table, without scripts; what was typed stays where it is refused', async () => {
  const at = '/en/projects/pr-form/1/budget'
  const form = await pia().get(`${at}/lines`)
  const revision = /name="revision" value="(\d+)"/.exec(form.text)?.[1] ?? ''
  expect(form.text).toMatch(/name="b1.rate"[^>]*value="60000"/)
  const typed = { revision, 'b1.rate': '45000', 'b2.quantity': '2', 'new-1.parent': 'a1 · Part a1' }
  const wrong = await pia().post(`${at}/lines`, {
    ...typed,
    'new-1.title.en': 'Desk',
    'new-1.year': '27',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toMatch(/name="b1.rate"[^>]*value="45000"/)
  expect(wrong.text).toMatch(/id="field-new-1.year"[^>]*aria-invalid="true"/)
  const sent = await pia().post(`${at}/lines`, typed)
  expect(sent.location).toBe(`${at}?done=lines-written`)
  // The same form, sent once more with something else: what was written since is not overwritten unseen.
  const late = await pia().post(`${at}/lines`, { ...typed, 'b1.rate': '46000' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('Somebody wrote “45000” since')
  const again = /name="revision" value="(\d+)"/.exec(late.text)?.[1] ?? ''
  const kept = await pia().post(`${at}/lines`, { revision: again, 'b1.rate': '46000' })
  expect(kept.status).toBe(303)
})

test('the API tells sums that reconcile, lines as a file, and writes several at once', async () => {
  const at = '/projects/pr-api/versions/1/budget'
  const { body } = await read(at)
  expect(body).toMatchObject({
    currency: 'USD',
    direct: '150000',
    overhead: '10500',
    total: '160500',
  })
  expect(body['byYear']).toMatchObject([
    { of: 2027, total: '149800' },
    { of: 2028, total: '10700' },
  ])
  const csv = await file(`/api/v1${at}/lines.csv`)
  expect(csv.body).toContain('b3')
  const post = (sent: object) => send('POST', `${at}/lines`, sent)
  const revision = String(body['revision'])
  const lines = [{ part: 'b1', fields: { rate: '30000' } }, { fields: { 'title.en': 'New' } }]
  expect((await post({ revision, lines })).body).toEqual({ lines: ['b1', 'b4'] })
  const wrong = await post({ revision, lines: [{ part: 'b2', fields: { rate: 'much' } }] })
  expect(wrong.status).toBe(422)
})

test('a workbook is sent back by the API: graded first, then taken', async () => {
  const sheet = await file('/es/projects/pr-file/1/budget/budget.xlsx')
  expect(sheet.headers['content-type']).toContain('spreadsheetml')
  const workbook = sheet.rawPayload.toString('base64')
  const taken = (take: boolean) =>
    send('POST', '/projects/pr-file/versions/1/budget/workbook', { workbook, take })
  expect((await taken(false)).body).toMatchObject({
    taken: false,
    rows: [{ part: 'b1', grade: 'taken' }, {}, {}],
  })
  expect((await taken(true)).status).toBe(409)
})
