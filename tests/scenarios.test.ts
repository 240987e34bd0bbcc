import { afterAll, beforeAll, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { browserOn, type Sent } from './people.ts'
import { type Running, startProgram } from './requests.ts'

const now = new Date('2026-11-22T12:00:00Z')
let program: Running
let db: Db
const person = { head: '', drafter: '', chief: '', clerk: '' }
type Who = keyof typeof person
const posts = {
  head: ['director-general', 'headquarters'],
  drafter: ['deputy-chief-of-staff', 'headquarters'],
  chief: ['chief-of-mission', 'kyrgyzstan'],
  clerk: ['project-developer', 'kyrgyzstan'],
} as const satisfies Record<Who, readonly [string, string]>

beforeAll(async () => {
  program = await startProgram(() => now)
  db = await program.databaseOf('iom')
  for (const who of ['head', 'drafter', 'chief', 'clerk'] as const)
    person[who] = await personCalled(db, `The ${who}`, `${who}@example.org`)
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:scenarios' }
  const always = { from: '2020-01-01', until: null }
  await perform(db, deed, async (act) => {
    for (const who of ['head', 'drafter', 'chief', 'clerk'] as const) {
      const [role, office] = posts[who]
      const made = { id: who, role, office, unit: null, titles: {}, confinedTo: [] }
      await addPost(act, { ...made, isPublic: false, ...always })
      const holding = { id: who, post: who, person: person[who], publicName: null, why: null }
      await addHolding(act, { ...holding, ...always })
    }
  })
})
afterAll(() => program.close())

async function as(who: Who) {
  const browser = browserOn(program)
  browser.hold(`meridian=${await sessionOf(db, person[who], now)}`)
  return browser
}
type Browser = Awaited<ReturnType<typeof as>>

/** The version in the form of a page. */
const versionIn = ({ text }: Sent) => /name="version" value="([^"]+)"/.exec(text)?.[1] ?? ''

/** Sends a form as a browser sends one with a file. */
async function upload(browser: Browser, url: string, fields: Record<string, string | Buffer>) {
  const boundary = 'a-line-between-fields'
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    const file = Buffer.isBuffer(value) ? '; filename="changes.csv"\r\nContent-Type: text/csv' : ''
    return [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ]
  })
  const answer = await program.app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      cookie: browser.cookie() ?? '',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  })
  return {
    status: answer.statusCode,
    text: answer.body,
    location: String(answer.headers.location ?? ''),
  }
}

const rename = {
  change: 'rename',
  subject: 'office:kyrgyzstan',
  value: 'Bishkek Hub',
  qualifier: 'en',
  note: '',
}
const csv = (...rows: readonly (typeof rename)[]) =>
  `change,subject,value,qualifier,note\n${rows.map((row) => Object.values(row).join(',')).join('\n')}\n`

/** A new scenario with one change; answers its page, below the host. */
async function drafted(title: string, day = '2027-06-01'): Promise<string> {
  const own = await as('drafter')
  const { location } = await own.post('/en/scenarios/new', { title, day })
  const at = location.replace(/\?.*/, '')
  const version = versionIn(await own.get(`${at}/changes/file`))
  const sent = await own.post(`${at}/changes/file`, { rows: csv(rename), version })
  expect(sent.status).toBe(303)
  return at
}

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
  expect((await browserOn(program).get('/en/scenarios')).location).toContain('/en/sign-in')
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

test('a scenario is branched and compared with what it came from', async () => {
  const at = await drafted('The first')
  const own = await as('drafter')
  expect((await own.post(`${at}/branch`, { title: '' })).status).toBe(422)
  const { location } = await own.post(`${at}/branch`, { title: 'The second' })
  const other = location.replace(/\?.*/, '')
  const version = versionIn(await own.get(`${other}/changes/new?kind=relocate`))
  await own.post(`${other}/changes/new`, {
    kind: 'relocate',
    subject: 'office:vienna',
    value: 'geneva',
    version,
  })
  const id = other.split('/').at(-1) ?? ''
  const page = await own.get(`${at}/compare?with=${id}`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('1 change that both make')
  expect(page.text).toContain('No change of its own.')
  const chosen = await own.get(`/en/scenarios/compare?scenario=${id}&with=${at.split('/').at(-1)}`)
  expect(chosen.text).toContain('1 change that both make')
  expect((await own.get(`${at}/compare?with=s-nowhere`)).status).toBe(404)
})

test('what it would do is shown in tables, on maps and in pictures of the lines', async () => {
  const at = await drafted('With an impact')
  const page = await (await as('drafter')).get(`${at}/impact`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('Bishkek Hub')
  expect(page.text).toContain('.csv')
})

test('a consultation is opened, those affected comment, and it is adopted, shown and withdrawn', async () => {
  const own = await as('drafter')
  const closed = await drafted('Behind closed doors')
  const { location } = await own.post(`${closed}/branch`, { title: 'The whole way' })
  const at = location.replace(/\?.*/, '')
  expect((await own.get(at)).text).toContain('Behind closed doors')
  const version = versionIn(await own.get(`${at}/consult`))
  const late = await own.post(`${at}/consult`, { deadline: '2027-06-01', version })
  expect(late.status).toBe(422)
  const opened = await own.post(`${at}/consult`, { deadline: '2026-12-31', version })
  expect(opened.status).toBe(303)

  const chief = await as('chief')
  expect((await chief.get('/en/scenarios')).text).toContain('The whole way')
  const shown = await chief.get(at)
  expect(shown.text).not.toContain('Behind closed doors')
  expect(shown.text).toContain(`${at}/comment`)
  expect(shown.text).not.toContain(`${at}/decide"`)
  expect((await chief.post(`${at}/comment`, { text: '' })).status).toBe(422)
  const said = await chief.post(`${at}/comment`, { text: 'The sign is carved in stone.' })
  expect(said.status).toBe(303)
  expect((await own.get(at)).text).toContain('The sign is carved in stone.')
  expect((await (await as('clerk')).get(at)).status).toBe(404)

  const head = await as('head')
  const deciding = await head.get(`${at}/decide`)
  const signed = /name="signed" value="([^"]+)"/g
  const keys = [...deciding.text.matchAll(signed)].map((match) => match[1] ?? '')
  const adoption = { outcome: 'adopt', reason: 'Agreed', version: versionIn(deciding) }
  const early = await head.post(`${at}/decide`, adoption)
  expect(early.status).toBe(409)
  expect(early.text).toContain('Agreed')
  const body = new URLSearchParams({ ...adoption, unheard: 'All have spoken' })
  for (const key of keys) body.append('signed', key)
  const adopted = await program.app.inject({
    method: 'POST',
    url: `${at}/decide`,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      cookie: head.cookie() ?? '',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: body.toString(),
  })
  expect(adopted.statusCode).toBe(303)
  const after = await chief.get(at)
  expect(after.text).toContain('/en/structure?asOf=2027-06-01')
  expect((await chief.get('/en/offices/kyrgyzstan?asOf=2027-06-01')).text).toContain('Bishkek Hub')

  const withdrawing = versionIn(await head.get(`${at}/withdraw`))
  expect((await own.post(`${at}/withdraw`, { reason: 'No', version: withdrawing })).status).toBe(
    403,
  )
  expect((await head.post(`${at}/withdraw`, { version: withdrawing })).status).toBe(422)
  const withdrawn = await head.post(`${at}/withdraw`, { reason: 'Too soon', version: withdrawing })
  expect(withdrawn.status).toBe(303)
  expect((await chief.get(at)).text).toContain('Too soon')
  const then = await chief.get('/en/offices/kyrgyzstan?asOf=2027-06-01')
  expect(then.text).not.toContain('Bishkek Hub')
})

test('who may draft may not decide; a consulted scenario is rejected with a reason', async () => {
  const at = await drafted('To be rejected')
  const own = await as('drafter')
  const version = versionIn(await own.get(`${at}/consult`))
  await own.post(`${at}/consult`, { deadline: '2026-12-31', version })
  expect((await own.get(`${at}/decide`)).status).toBe(403)
  const head = await as('head')
  const deciding = versionIn(await head.get(`${at}/decide`))
  const body = { outcome: 'reject', version: deciding }
  expect((await head.post(`${at}/decide`, body)).status).toBe(422)
  expect((await head.post(`${at}/decide`, { ...body, reason: 'Not now' })).status).toBe(303)
  expect((await own.get(at)).text).toContain('Not now')
})

test('a scenario whose base moved says what moved, and is laid on what stands now', async () => {
  const first = await drafted('The faster')
  const second = await drafted('The slower')
  const head = await as('head')
  expect((await head.get(second)).text).not.toContain('The network has moved')
  const deciding = await head.get(`${first}/decide`)
  const keys = [...deciding.text.matchAll(/name="signed" value="([^"]+)"/g)].map(([, key]) => key)
  const adoption = { outcome: 'adopt', reason: 'Agreed', unheard: 'In haste' }
  const [signed = ''] = keys
  const version = versionIn(deciding)
  const sent = await head.post(`${first}/decide`, { ...adoption, signed, version })
  expect(sent.status).toBe(303)
  const page = await head.get(second)
  expect(page.text).toContain('The network has moved')
  const [, seen = ''] = /name="seen" value="([^"]+)"/.exec(page.text) ?? []
  const rebase = { seen, version: versionIn(page) }
  expect((await head.post(`${second}/rebase`, { ...rebase, seen: 'yesterday' })).status).toBe(422)
  expect((await head.post(`${second}/rebase`, rebase)).status).toBe(303)
  expect((await head.get(second)).text).not.toContain('The network has moved')
  expect((await head.post(`${second}/rebase`, rebase)).status).toBe(409)
  const withdrawing = versionIn(await head.get(`${first}/withdraw`))
  const withdrawal = { reason: 'Tried', version: withdrawing }
  expect((await head.post(`${first}/withdraw`, withdrawal)).status).toBe(303)
})
