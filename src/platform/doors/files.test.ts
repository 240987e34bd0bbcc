import fastify from 'fastify'
import { type Static, Type } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refusal } from '#platform/refusal.ts'
import { fieldsOf, FileBytes, mostOfFile, takingFiles } from './files.ts'
import { takenFrom } from './forms.ts'

const Body = Type.Object({
  title: Type.String(),
  upload: Type.Optional(FileBytes),
  rows: Type.Optional(Type.String()),
})

/** What a door made of what was sent. */
type Taken = { body: Static<typeof Body> } | { refusal: Refusal; fields: unknown }

const app = fastify()
const taken: Taken[] = []

beforeAll(async () => {
  takingFiles(app, (within) =>
    within.post('/', async (request) => {
      const { fields, refusal } = await fieldsOf(request, Body)
      try {
        if (refusal !== null) throw refusal
        taken.push({ body: takenFrom(Body, fields) })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        taken.push({ refusal: error, fields })
      }
      return {}
    }),
  )
  await app.ready()
})
afterAll(() => app.close())

const line = 'a-line-between-fields'

/** Sends a form as browsers do: what is no text goes as a file. */
async function sent(fields: Record<string, string | Buffer>): Promise<Taken> {
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    const file =
      typeof value === 'string' ? '' : '; filename="a"\r\nContent-Type: application/octet-stream'
    const head = `--${line}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`
    return [Buffer.from(head), Buffer.from(value), Buffer.from('\r\n')]
  })
  const { statusCode } = await app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': `multipart/form-data; boundary=${line}` },
    payload: Buffer.concat([...parts, Buffer.from(`--${line}--\r\n`)]),
  })
  expect(statusCode).toBe(200)
  const last = taken.pop()
  if (last === undefined) throw new Error('nothing was taken')
  return last
}

const bytes = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0x00, 0x0d, 0x0a, 0xfe])

test('a field of bytes holds the file as it is, and the other fields their text', async () => {
  const read = await sent({ title: 'A plan', upload: bytes })
  if (!('body' in read)) throw read.refusal
  expect(read.body.title).toBe('A plan')
  expect(Buffer.from(read.body.upload ?? [])).toEqual(bytes)
})

test('where no file was chosen there are no bytes', async () => {
  expect(await sent({ title: 'A plan', upload: Buffer.alloc(0) })).toEqual({
    body: { title: 'A plan' },
  })
  expect(await sent({ title: 'A plan' })).toEqual({ body: { title: 'A plan' } })
})

test('a text cannot stand in the place of a file, nor bytes in the place of a text', async () => {
  expect(await sent({ title: 'A plan', upload: 'PK typed' })).toMatchObject({
    refusal: { code: 'form/invalid', faults: [{ field: 'upload', reason: 'field/form' }] },
  })
  expect(await sent({ title: 'A plan', rows: bytes })).toMatchObject({
    refusal: { code: 'form/not-text' },
    fields: { title: 'A plan' },
  })
  expect(await sent({ title: 'A plan', rows: Buffer.from('text') })).toEqual({
    body: { title: 'A plan', rows: 'text' },
  })
})

test('a file that is too large is refused, and what was typed beside it is kept', async () => {
  const largest = await sent({ title: 'A plan', upload: Buffer.alloc(mostOfFile, 1) })
  expect('body' in largest && largest.body.upload?.length).toBe(mostOfFile)
  expect(await sent({ title: 'A plan', upload: Buffer.alloc(mostOfFile + 1, 1) })).toMatchObject({
    refusal: { code: 'form/large' },
    fields: { title: 'A plan' },
  })
})
