import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { hashFor } from '#people/actions/passwords.ts'
import { codeAt, stepAt } from '#people/model/codes.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { type Running, startProgram } from './requests.ts'

const password = 'seven quiet herons on a roof'
const origin = 'http://127.0.0.1:3000'
let clock = new Date('2026-11-22T12:00:00Z')
let program: Running
let db: Db
beforeAll(async () => {
  program = await startProgram(() => clock)
  db = await program.databaseOf('iom')
})
afterAll(async () => {
  await program.close()
})

/** Somebody with a password, and the cookie of a session they began. */
async function somebody(email: string) {
  const person = await personCalled(db, 'Amara Test', email)
  const hash = await hashFor(password, [])
  await db.insertInto('password').values({ person, hash, set_at: clock.toISOString() }).execute()
  return { person, email, cookie: await sessionOf(db, person, clock) }
}

async function send(path: string, fields: Record<string, string>, cookie = '') {
  const answer = await program.app.inject({
    method: 'POST',
    url: `/en${path}`,
    headers: {
      host: '127.0.0.1:3000',
      origin,
      cookie: `meridian=${cookie}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(fields).toString(),
  })
  return {
    status: answer.statusCode,
    to: String(answer.headers.location ?? ''),
    text: answer.body,
    cookie: answer.cookies.find(({ name }) => name === 'meridian')?.value ?? '',
  }
}

const look = (path: string, cookie: string) =>
  program.get(`/en${path}`, { host: '127.0.0.1:3000', cookie: `meridian=${cookie}` })

/** Sets up an app as its person would, by what the page shows. */
async function setUp(cookie: string) {
  const { text } = await look('/account/factor', cookie)
  const secret = /<code dir="ltr">([A-Z2-7]{32})<\/code>/.exec(text)?.[1] ?? ''
  const stamp = /name="stamp" value="([\w-]+)"/.exec(text)?.[1] ?? ''
  const codes = [...text.matchAll(/<code>((?:\w{4}-){3}\w{4})<\/code>/g)].map(
    ([, code = '']) => code,
  )
  const done = await send(
    '/account/factor',
    { stamp, code: await codeAt(secret, stepAt(clock)) },
    cookie,
  )
  return { secret, codes, done }
}

const wait = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000)
}

test('after the password a code is asked for, and before it nobody is signed in', async () => {
  const { email, cookie } = await somebody('one@example.org')
  const { secret, codes, done } = await setUp(cookie)
  expect(done).toMatchObject({ status: 303, to: '/en/account/factor?done=factor-added' })
  expect(done.cookie).not.toBe(cookie)
  expect(codes).toHaveLength(10)
  expect((await look('/account', cookie)).status).toBe(303)
  wait(60)
  const half = await send('/sign-in', { email, password, to: '/en/account' })
  expect(half.to).toBe('/en/sign-in/factor?to=%2Fen%2Faccount')
  expect((await look('/account', half.cookie)).status).toBe(303)
  const wrong = await send('/sign-in/factor', { code: '000000' }, half.cookie)
  expect(wrong.status).toBe(403)
  expect(wrong.text).toContain('This code is not right')
  const code = await codeAt(secret, stepAt(clock))
  const whole = await send('/sign-in/factor', { code, to: '/en/account' }, half.cookie)
  expect(whole).toMatchObject({ status: 303, to: '/en/account' })
  expect((await look('/account', whole.cookie)).status).toBe(200)
  expect((await look('/account', half.cookie)).status).toBe(303)
  const again = await send('/sign-in', { email, password })
  expect((await send('/sign-in/factor', { code }, again.cookie)).status).toBe(403)
})

test('a recovery code opens once, and its person is told', async () => {
  const { email, person, cookie } = await somebody('two@example.org')
  const { codes } = await setUp(cookie)
  const [code = ''] = codes
  const half = await send('/sign-in', { email, password })
  expect((await send('/sign-in/factor', { code }, half.cookie)).status).toBe(303)
  const again = await send('/sign-in', { email, password })
  expect((await send('/sign-in/factor', { code }, again.cookie)).status).toBe(403)
  const letters = await db
    .selectFrom('letter')
    .select('topic')
    .where('person', '=', person)
    .execute()
  expect(letters.map(({ topic }) => topic)).toContain('people.code-used')
})

test('who was not asked for a code cannot give one', async () => {
  const { cookie } = await somebody('three@example.org')
  expect((await send('/sign-in/factor', { code: '123456' })).status).toBe(409)
  expect((await send('/sign-in/factor', { code: '123456' }, cookie)).status).toBe(409)
})

test('a session without the factor adds no other, and the app goes only with password and code', async () => {
  const { person, cookie } = await somebody('four@example.org')
  const { secret, done } = await setUp(cookie)
  const bare = await sessionOf(db, person, clock)
  const added = await send('/account/passkeys', { name: 'Mine', answer: '{}' }, bare)
  expect(added.status).toBe(403)
  expect(added.text).toContain('first show a second factor')
  wait(60)
  const code = await codeAt(secret, stepAt(clock))
  const remove = (fields: Record<string, string>) =>
    send('/account/factor/remove', fields, done.cookie)
  expect((await remove({ code, password: 'not this one at all' })).status).toBe(422)
  expect((await remove({ code: '000000', password })).status).toBe(403)
  expect((await remove({ code, answer: '{"id":"x"}' })).status).toBe(403)
  expect((await remove({ code, password })).to).toBe('/en/account/factor?done=factor-removed')
  expect((await remove({ code, password })).status).toBe(403)
})

test('recovery codes are shown once: the page shows new ones each time, and none that hold', async () => {
  const { cookie } = await somebody('five@example.org')
  const { codes, done } = await setUp(cookie)
  const page = await look('/account/factor', done.cookie)
  expect(page.text).toContain('10 recovery codes are left')
  expect(codes.some((code) => page.text.includes(code))).toBe(false)
  const fresh = await look('/account/factor/codes', done.cookie)
  expect(codes.some((code) => fresh.text.includes(code))).toBe(false)
})

test('no secret of a factor stands in the history or in a letter', async () => {
  const { cookie } = await somebody('six@example.org')
  const { secret, codes } = await setUp(cookie)
  const events = JSON.stringify(await db.selectFrom('event').selectAll().execute())
  const letters = JSON.stringify(await db.selectFrom('letter').selectAll().execute())
  for (const each of [secret, ...codes]) {
    expect(events).not.toContain(each)
    expect(letters).not.toContain(each)
  }
})

test('from its day on, who decides is led to a second factor first; before it they are told', async () => {
  const ruled = await startProgram(() => clock, undefined, {
    organisation: { secondFactorFrom: '2027-01-01' },
  })
  const headers = { host: '127.0.0.1:3000', origin }
  const signIn = async () => {
    const begun = await ruled.app.inject({
      method: 'POST',
      url: '/en/demo',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'role=administrator',
    })
    return `meridian=${begun.cookies.find(({ name }) => name === 'meridian')?.value ?? ''}`
  }
  const cookie = await signIn()
  const open = await ruled.get('/en/posts/new', { ...headers, cookie })
  expect(open.status).toBe(200)
  const told = await ruled.get('/en/account/factor', { ...headers, cookie })
  expect(told.text).toContain('From 1 January 2027 you need a second factor')

  clock = new Date('2027-01-01T12:00:00Z')
  const later = await signIn()
  const led = await ruled.get('/en/posts/new', { ...headers, cookie: later })
  expect(led.status).toBe(303)
  expect(led.headers['location']).toBe('/en/account/factor?to=%2Fen%2Fposts%2Fnew')
  const barred = await ruled.app.inject({
    method: 'POST',
    url: '/en/posts/new',
    headers: {
      ...headers,
      cookie: later,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: '',
  })
  expect(barred.statusCode).toBe(403)
  const due = await ruled.get('/en/account/factor', { ...headers, cookie: later })
  expect(due.text).toContain('To do so, show a second factor')
  expect((await ruled.get('/en/posts', { ...headers, cookie: later })).status).toBe(200)
  await ruled.close()
})
