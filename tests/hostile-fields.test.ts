import { afterAll, beforeAll, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { appointAdministrator } from '#posts/actions/administrator.ts'
import type { Reader } from '#platform/http/reader.ts'
import { momentAt } from '#sources/views.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { passes } from './doors-threshold.ts'
import { samples } from './doors.ts'
import { callerOf, type Running, startProgram } from './requests.ts'

const now = new Date('2026-11-22T12:00:00Z')
let program: Running
let cookie = ''
beforeAll(async () => {
  program = await startProgram(() => now)
  const db = await program.databaseOf('iom')
  const person = await personCalled(db, 'Ada Minister', 'ada@example.org')
  const moment = await momentAt(db, '2026-11-22', null)
  const deed = { by: byCommand('test'), name: 'test.appointed', subject: `person:${person}` }
  await perform(db, deed, (act) => appointAdministrator(act, person, moment))
  cookie = `meridian=${await sessionOf(db, person, now)}`
})
afterAll(() => program.close())

const hostile = [
  'a\u0000b',
  'a\ud800b',
  'x'.repeat(5000),
  '9'.repeat(40),
  '-1',
  '9999-12-31',
  '0001-01-01',
  '2026-02-30',
  '\u202e<script>alert(1)</script>',
  "'; drop table event; --",
  '__proto__',
  ['a', 'b'],
  { a: 1 },
  true,
  null,
]

/** What the doors take whose samples send nothing: those before anybody has signed in, and of one's own account. */
const unnamed = ['email', 'name', 'code', 'answer', 'token', 'why']

let turn = 0

/**
 * So many of the values, the next ones with each call: a door meets all of them over its fields, and each kind of field does over the doors.
 * A field that the sample does not send is most often none of the door's.
 */
const turned = <Value>(values: readonly Value[], most: number): Value[] => {
  turn += most
  const first = turn % values.length
  return [...values, ...values].slice(first, first + Math.min(most, values.length))
}

test('whatever stands in a field, no door fails: it does its work or refuses', async () => {
  const failed: string[] = []
  let tried = 0
  const askers: Reader[] = []
  const { whoAsks } = program.app
  program.app.whoAsks = async (...asked) => {
    const reader = await whoAsks(...asked)
    askers[0] = reader
    return reader
  }
  await program.get('/en/account', { cookie })
  const [administrator] = askers
  if (administrator === undefined) throw new Error('nobody was asked for')
  for (const door of program.app.doors) {
    const { kind, method, path } = door
    const sample = samples[`${kind} ${method} ${path}`]
    if (method === 'GET' || sample === undefined) continue
    const body: Record<string, unknown> = { ...sample.body }
    const isApi = kind === 'write'
    // A door that turns the administrator away at its threshold reads no field: one value shows that as well as all.
    const values = passes(administrator, door) ? hostile : hostile.slice(0, 1)
    const named = Object.keys(body)
    for (const field of [...named, ...unnamed])
      for (const value of turned(values, named.length === 0 || named.includes(field) ? 5 : 1)) {
        tried += 1
        const { statusCode } = await program.app.inject({
          method,
          url: `${isApi ? '/api/v1' : '/en'}${sample.url}`,
          remoteAddress: callerOf(tried),
          headers: {
            host: 'localhost',
            origin: 'http://localhost',
            'content-type': 'application/json',
            ...(path.startsWith('/sign') ? {} : { cookie }),
          },
          payload: JSON.stringify({ ...body, [field]: value }),
        })
        if (statusCode >= 500)
          failed.push(`${kind} ${path} ${field} ${JSON.stringify(value).slice(0, 20)}`)
      }
  }
  expect(failed).toEqual([])
  expect(tried).toBeGreaterThan(1000)
}, 300_000)
