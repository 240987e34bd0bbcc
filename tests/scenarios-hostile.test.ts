import { expect, test } from 'vitest'
import { csv, rename, scenarioProgram, versionIn } from './scenario-people.ts'

const { as, drafted, send, upload } = scenarioProgram()

test('a name in a language that is none is told, and the draft stays readable in every language', async () => {
  const at = await drafted('A language of nobody')
  const own = await as('drafter')
  const version = versionIn(await own.get(`${at}/changes/file`))
  const file = Buffer.from(csv({ ...rename, qualifier: 'xx-bad-' }))
  expect((await upload(own, `${at}/changes/file`, { version, file })).status).toBe(303)
  for (const locale of ['en', 'fr', 'es', 'ar'])
    expect((await own.get(at.replace('/en/', `/${locale}/`))).status).toBe(200)
  expect((await own.get(at)).text).toContain('xx-bad-')
})

test('a file that is no text takes nothing with it that was typed beside it', async () => {
  const at = await drafted('Beside a picture')
  const own = await as('drafter')
  const form = `${at}/changes/file`
  const version = versionIn(await own.get(form))
  const rows = csv({ ...rename, note: 'Typed with care' })
  const sent = await upload(own, form, { version, rows, file: Buffer.from([0xff, 0xfe, 0x61]) })
  expect(sent.status).toBe(422)
  expect(sent.text).toMatch(/plain text .*UTF-8/)
  expect(sent.text).toContain('Typed with care')
  const large = await upload(own, form, { version, rows, file: Buffer.alloc(1_100_000, 'x') })
  expect(large.status).toBe(422)
  expect(large.text).toContain('Typed with care')
})

test('a form that breaks off, or is none, is told so', async () => {
  const at = await drafted('Broken off')
  const own = await as('drafter')
  const form = `${at}/changes/file`
  const field = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}`
  const type = 'multipart/form-data; boundary=b'
  for (const [how, body] of [
    ['multipart/form-data', 'x'],
    [type, field('rows', 'Typed')],
    [type, `${field('__proto__', 'x')}\r\n--b--\r\n`],
  ] as const) {
    const sent = await send(own, form, how, body)
    expect(sent.status).toBe(422)
    expect(sent.text).toContain('This request cannot be read.')
  }
})

test('what is too long to be looked at is not shown again in the reason', async () => {
  const at = await drafted('A long word')
  const own = await as('drafter')
  const version = versionIn(await own.get(`${at}/changes/file`))
  const file = Buffer.from(csv({ ...rename, change: 'y'.repeat(900_000) }))
  const sent = await upload(own, `${at}/changes/file`, { version, file })
  expect(sent.status).toBe(422)
  expect(sent.text.split('y'.repeat(900_000)).length).toBe(2)
})

test('whoever may see a branch is not told of the draft it came from, by no door', async () => {
  const own = await as('drafter')
  const { location } = await own.post(`${await drafted('Close the mission')}/branch`, {
    title: 'Keep the mission',
  })
  const at = location.replace(/\?.*/, '')
  const version = versionIn(await own.get(`${at}/consult`))
  expect((await own.post(`${at}/consult`, { deadline: '2026-12-31', version })).status).toBe(303)
  const chief = await as('chief')
  const id = at.split('/').at(-1) ?? ''
  for (const door of [at, '/en/scenarios', '/api/v1/scenarios', `/api/v1/scenarios/${id}`]) {
    const seen = await chief.get(door)
    expect(seen.text).toContain('Keep the mission')
    expect(seen.text).not.toContain('s-close-the-mission')
  }
  expect((await own.get(`/api/v1/scenarios/${id}`)).text).toContain('s-close-the-mission')
})
