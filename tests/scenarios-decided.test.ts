import { expect, test } from 'vitest'
import { scenarioProgram, versionIn } from './scenario-people.ts'

const { as, drafted, sendAll } = scenarioProgram()

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
  expect((await sendAll(head, `${at}/decide`, body)).status).toBe(303)
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
