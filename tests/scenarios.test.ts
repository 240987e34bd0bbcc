import { expect, test } from 'vitest'
import { csv, rename, scenarioProgram, versionIn } from './scenario-people.ts'

const { as, drafted, stranger, upload } = scenarioProgram()

test('who may not draft sees no draft, and the menu does not lead there', async () => {
  const at = await drafted('Unseen')
  const clerk = await as('clerk')
  const list = await clerk.get('/en/scenarios')
  expect(list.status).toBe(200)
  expect(list.text).toContain('There is no scenario that you may see.')
  expect(list.text).not.toContain('<a href="/en/scenarios" aria-current="page">')
  expect((await clerk.get('/en/scenarios/new')).status).toBe(403)
  for (const page of ['', '/impact', '/compare'])
    expect((await clerk.get(at + page)).status).toBe(404)
  for (const form of [
    '/edit',
    '/changes',
    '/changes/new',
    '/changes/file',
    '/consult',
    '/comment',
    '/decide',
  ])
    expect((await clerk.get(at + form)).status).toBe(403)
  expect((await stranger().get('/en/scenarios')).location).toContain('/en/sign-in')
  expect((await (await as('chief')).get(at)).status).toBe(404)
  const menu = (await (await as('drafter')).get('/en')).text
  expect(menu).toContain('<a href="/en/scenarios">')
})

test('a scenario is drafted, a title that is missing is asked for, and what was typed stays', async () => {
  const own = await as('drafter')
  const refused = await own.post('/en/scenarios/new', { day: '2027-06-01', note: 'Six regions' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Six regions')
  const sent = await own.post('/en/scenarios/new', { title: 'Fewer regions', day: '2027-06-01' })
  expect(sent.status).toBe(303)
  const page = await own.get(sent.location)
  expect(page.text).toContain('Fewer regions')
  expect(page.text).toContain('1 June 2027')
  const link = `href="${sent.location.replace(/\?.*/, '')}"`
  expect((await own.get('/en/scenarios')).text).toContain(link)
  expect((await own.get('/en/scenarios?state=adopted')).text).not.toContain(link)
})

test('title and day are changed; who saves on an older page is shown both', async () => {
  const at = await drafted('To be renamed')
  const own = await as('drafter')
  const version = versionIn(await own.get(`${at}/edit`))
  const body = { title: 'Renamed', day: '2027-07-01', version }
  expect((await own.post(`${at}/edit`, body)).status).toBe(303)
  const late = await (await as('head')).post(`${at}/edit`, { ...body, title: 'Named by the head' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('Renamed')
  expect(late.text).toContain('Named by the head')
})

test('one change is added in two steps, and a missing field is asked for', async () => {
  const at = await drafted('Step by step')
  const own = await as('drafter')
  const kinds = await own.get(`${at}/changes/new`)
  expect(kinds.text).toContain('?kind=relocate')
  const step = await own.get(`${at}/changes/new?kind=relocate`)
  expect(step.text).toContain('<option value="office:vienna">')
  const version = versionIn(step)
  const refused = await own.post(`${at}/changes/new`, {
    kind: 'relocate',
    subject: 'office:vienna',
    note: 'A house of its own',
    version,
  })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('A house of its own')
  expect(refused.text).toMatch(/id="field-value"[^>]*aria-invalid/)
  const sent = await own.post(`${at}/changes/new`, {
    kind: 'relocate',
    subject: 'office:vienna',
    value: 'geneva',
    version,
  })
  expect(sent.status).toBe(303)
  expect((await own.get(at)).text).toContain('2 changes')
})

test('a change is taken away; on an older page it is not', async () => {
  const at = await drafted('To be emptied')
  const own = await as('drafter')
  const page = await own.get(at)
  const [, number = ''] = /name="number" value="(\d+)"/.exec(page.text) ?? []
  const body = { number, version: versionIn(page) }
  expect((await own.post(`${at}/changes/remove`, body)).status).toBe(303)
  expect((await own.get(at)).text).toContain('Nothing yet.')
  expect((await own.post(`${at}/changes/remove`, body)).status).toBe(409)
})

test('all changes are edited in a table: a wrong row is told beside it, an emptied one goes', async () => {
  const at = await drafted('In a table')
  const own = await as('drafter')
  const page = await own.get(`${at}/changes`)
  expect(page.text).toContain('value="Bishkek Hub"')
  const version = versionIn(page)
  const wrong = { 'change.1': 'change-kind', 'subject.1': 'vienna', 'note.1': 'Kept all the same' }
  const refused = await upload(own, `${at}/changes`, { version, ...wrong })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Kept all the same')
  expect(refused.text).toMatch(/id="field-value.1"[^>]*aria-invalid/)
  const right = { ...wrong, 'value.1': 'country-office' }
  expect((await upload(own, `${at}/changes`, { version, ...right })).status).toBe(303)
  const after = await own.get(at)
  expect(after.text).toContain('becomes a Country Office')
  expect(after.text).toContain('<caption>1 change</caption>')
  const late = await upload(own, `${at}/changes`, { version, ...right, 'note.1': 'Mine' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('Saved meanwhile by somebody else')
  expect(late.text).toContain('value="Mine"')
})

test('changes come from a file: each wrong row is named, and nothing that was sent is lost', async () => {
  const at = await drafted('From a file')
  const own = await as('drafter')
  const version = versionIn(await own.get(`${at}/changes/file`))
  const bad = csv(rename, { ...rename, change: 'dissolve' }, { ...rename, subject: '' })
  const refused = await upload(own, `${at}/changes/file`, { version, file: Buffer.from(bad) })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Row 3')
  expect(refused.text).toContain('Row 4')
  expect(refused.text).toContain('dissolve,office:kyrgyzstan')
  const good = csv({ ...rename, value: 'Bishkek House' })
  const sent = await upload(own, `${at}/changes/file`, { version, file: Buffer.from(good) })
  expect(sent.status).toBe(303)
  expect((await own.get(at)).text).toContain('Bishkek House')
})

test('a file that is no text, that is too large, or that comes where none is taken, is refused', async () => {
  const at = await drafted('Not any file')
  const own = await as('drafter')
  const version = versionIn(await own.get(`${at}/changes/file`))
  const send = (bytes: Buffer, url = `${at}/changes/file`) =>
    upload(own, url, { version, file: bytes })
  const notText = await send(Buffer.from([0xff, 0xfe, 0x00, 0x80]))
  expect(notText.status).toBe(422)
  expect(notText.text).toContain('UTF-8')
  expect((await send(Buffer.alloc(1024 * 1024 + 1, 'a'))).status).toBe(422)
  expect((await send(Buffer.alloc(3 * 1024 * 1024, 'a'))).status).toBe(422)
  expect((await send(Buffer.from('a'), `${at}/edit`)).status).toBe(415)
  expect((await send(Buffer.from('a'), '/en/sign-in')).status).toBe(415)
  expect((await own.get(at)).text).toContain('Bishkek Hub')
})
