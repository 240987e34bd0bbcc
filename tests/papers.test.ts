import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { arrange } from '#budgets/budgets.test.room.ts'
import { developerProgram } from './developer.ts'

const at = '/projects/pr-paper'
const { program, pia, send, file } = developerProgram((db) => arrange(db, 'pr-paper'))

test('a document is looked at, made, downloaded as it was, and told as sent', async () => {
  const form = await pia().get(`/en${at}/papers/new`)
  expect(form.status).toBe(200)
  expect(form.text).toContain('proposal@1')
  const preview = await pia().get(`/ar${at}/papers/preview?paper=proposal&language=ar&template=`)
  expect(preview.status).toBe(200)
  expect(preview.text).toContain('مصفوفة النتائج')
  const absent = await pia().get(`/fr${at}/papers/preview?paper=final-report&language=fr`)
  expect(absent.text).toContain('Personne n’a encore commencé ce rapport')
  const chosen = { paper: 'proposal', language: 'fr', format: 'docx', template: 'proposal@1' }
  const made = await pia().post(`/en${at}/papers/new`, chosen)
  expect(made.location).toBe(`/en${at}#papers`)
  const answer = await file(`/en${at}/papers/1`)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-disposition']).toContain('pr-paper-proposal-1-draft-fr.docx')
  const hash = createHash('sha256').update(answer.rawPayload).digest('hex')
  const page = await pia().get(`/en${at}`)
  expect(page.text).toContain(hash.slice(0, 12))
  const sent = { recipient: 'Embassy of a country', day: '2026-11-21' }
  expect((await pia().post(`/en${at}/papers/1/sent`, sent)).location).toBe(`/en${at}#papers`)
  const early = await pia().post(`/en${at}/papers/1/sent`, { ...sent, day: '2027-01-01' })
  expect(early.status).toBe(422)
  expect((await pia().get(`/en${at}`)).text).toContain('Embassy of a country')
  const wrong = await pia().post(`/en${at}/papers/new`, { ...chosen, format: 'xlsx' })
  expect(wrong.status).toBe(422)
  // Before it is under way nobody outside knows of it, by any door.
  for (const door of [`/en${at}/papers/1`, `/api/v1${at}/papers`])
    expect([401, 404]).toContain((await program().get(door)).status)
})

test('the API makes documents, tells what is missing for one, and gives the bytes', async () => {
  const missing = await file(`/api/v1${at}/papers/preview?paper=request-letter`)
  expect(missing.json()).toMatchObject({ template: 'request-letter@1', isDraft: false })
  expect(missing.json().missing).toContain('In a sentence: Government counterpart')
  const made = await send('POST', `${at}/papers`, {
    paper: 'budget',
    language: 'ar',
    format: 'xlsx',
  })
  expect(made.status, made.text).toBe(200)
  const whole = await file(`/api/v1${at}/papers/${made.body.id}`)
  const { hash, content, template } = whole.json()
  expect(template).toBe('idf-budget@1')
  expect(createHash('sha256').update(Buffer.from(content, 'base64')).digest('hex')).toBe(hash)
  const list = await file(`/api/v1${at}/papers`)
  expect(list.json().items.map(({ paper }: { paper: string }) => paper)).toContain('budget')
})
