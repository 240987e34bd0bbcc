import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { makeLog } from '#platform/log.ts'
import type { Db } from '#platform/db/db.ts'
import { browserOn, goodPassword, invited, someone } from './people.ts'
import { type Running, startProgram } from './requests.ts'

const start = Date.parse('2026-11-22T12:00:00Z')
const minute = 60_000
let clock = start
const now = () => new Date(clock)
const logged: string[] = []
let program: Running
let db: Db
let count = 0

beforeAll(async () => {
  const log = makeLog({ logLevel: 'debug', logFormat: 'json' }, (line) => logged.push(line))
  program = await startProgram(now, log)
  db = await program.databaseOf('iom')
})
afterAll(() => program.close())

/** An address nobody else in these tests has. */
const address = () => `person-${(count += 1)}@example.org`
/** A browser at an address of the network of its own. */
const browser = () => browserOn(program, `10.1.${Math.floor((count += 1) / 250)}.${count % 250}`)

async function signedInAs(email: string) {
  const own = browser()
  const sent = await own.post('/en/sign-in', { email, password: goodPassword })
  expect(sent.status).toBe(303)
  return own
}

const lettersTo = async (email: string) =>
  (
    await sql<{ topic: string; link: string | null }>`
      select topic, link from letter where address = ${email} order by id`.execute(db)
  ).rows

const tokenIn = (link: string | null | undefined) =>
  new URL(link ?? '').searchParams.get('token') ?? ''

describe('signing in', () => {
  test('address and password let in, and the cookie is for this site only', async () => {
    const email = address()
    await someone(db, email, now())
    const own = browser()
    expect((await own.get('/en/account')).location).toBe('/en/sign-in?to=%2Fen%2Faccount')
    const sent = await own.post('/en/sign-in', {
      email: ` ${email.toUpperCase()} `,
      password: goodPassword,
      to: '/en/account',
    })
    expect(sent.location).toBe('/en/account')
    expect(sent.setCookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
    const account = await own.get('/en/account')
    expect(account.text).toContain(email)
    expect(account.text).toContain('Firefox, Linux')
    expect((await own.get('/en/offices')).text).toContain('Ana Example')
  })

  test('a wrong password, an unknown address and a shut account are refused in the same words', async () => {
    const [email, shut] = [address(), address()]
    await someone(db, email, now())
    const person = await someone(db, shut, now())
    await sql`update person_state set standing = 'deactivated' where person = ${person} and upper_inf(recorded)`.execute(
      db,
    )
    const told = await Promise.all(
      [
        { email, password: 'not the right one' },
        { email: address(), password: 'not the right one' },
        { email: shut, password: goodPassword },
      ].map(async (body) => {
        const { status, text } = await browser().post('/en/sign-in', body)
        return [status, text.replaceAll(body.email, '…')]
      }),
    )
    expect(told[0]?.[0]).toBe(422)
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
    expect(told[0]?.[1]).toContain('The address or the password is not right')
    expect(told[0]?.[1]).not.toContain('not the right one')
  })

  test('ten failures shut the account for fifteen minutes, alike for one that does not exist, and its owner gets a letter', async () => {
    const email = address()
    await someone(db, email, now())
    for (const tried of [email, address()]) {
      const wrong = () => browser().post('/en/sign-in', { email: tried, password: 'wrong again' })
      for (let failure = 1; failure < 10; failure += 1) expect((await wrong()).status).toBe(422)
      const last = await wrong()
      expect(last.status).toBe(403)
      expect(last.text).toContain('15 minutes')
    }
    const right = () => browser().post('/en/sign-in', { email, password: goodPassword })
    expect((await right()).status).toBe(403)
    expect((await lettersTo(email)).map(({ topic }) => topic)).toEqual([
      'people.invitation',
      'people.locked',
    ])
    clock -= 10 * minute
    expect((await right()).status, 'a clock put back opens nothing').toBe(403)
    clock += 25 * minute + 1
    expect((await right()).status).toBe(303)
  })

  test('many tries at once do not slip past the count', async () => {
    const email = address()
    await someone(db, email, now())
    const tries = await Promise.all(
      Array.from({ length: 20 }, () =>
        browser().post('/en/sign-in', { email, password: 'wrong again' }),
      ),
    )
    expect(tries.filter(({ status }) => status === 422)).toHaveLength(9)
    expect(tries.filter(({ status }) => status === 403)).toHaveLength(11)
  })

  test('one address of the network may fail only so often over all accounts', async () => {
    const own = browser()
    const tries = []
    for (let at = 0; at < 52; at += 1)
      tries.push((await own.post('/en/sign-in', { email: address(), password: 'x' })).status)
    expect(tries.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 422))
    expect(tries.slice(50)).toEqual([403, 403])
  })

  test('a session that was planted before is not the one that is signed in', async () => {
    const [mine, theirs] = [address(), address()]
    await someone(db, mine, now())
    await someone(db, theirs, now())
    const attacker = await signedInAs(theirs)
    const planted = attacker.cookie()
    const victim = browser()
    victim.hold(planted)
    await victim.post('/en/sign-in', { email: mine, password: goodPassword })
    expect(victim.cookie()).not.toBe(planted)
    expect((await attacker.get('/en/account')).status).toBe(303)
    const made_up = `meridian=${'a'.repeat(43)}`
    const fresh = browser()
    fresh.hold(made_up)
    await fresh.post('/en/sign-in', { email: mine, password: goodPassword })
    expect(fresh.cookie()).not.toBe(made_up)
  })

  test.each([
    'https://evil.example/',
    '//evil.example/en',
    '/\\evil.example',
    '/en//evil.example',
    '/en/\\evil',
    'javascript:alert(1)',
    '/en/../../evil',
    '/en/..//evil.example',
    '/en/%2e%2e/evil',
    '/en\t/x',
    '/english',
    '/en/sign-out',
  ])('it never leads on to %s', async (to) => {
    const email = address()
    await someone(db, email, now())
    const sent = await browser().post('/en/sign-in', { email, password: goodPassword, to })
    expect(sent.status).toBe(303)
    expect(sent.location).toBe('/en')
  })

  test('a form sent by another site is not carried out', async () => {
    const email = address()
    await someone(db, email, now())
    const body = { email, password: goodPassword }
    const cross = [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      { origin: 'null', 'sec-fetch-site': 'none' },
    ]
    for (const headers of cross) {
      const sent = await browser().post('/en/sign-in', body, headers)
      expect([sent.status, sent.cookie]).toEqual([403, null])
    }
    const own = await signedInAs(email)
    for (const path of ['/en/sign-out', '/en/account/sessions/end-others', '/en/account/password'])
      expect((await own.post(path, {}, cross[0])).status, path).toBe(403)
    expect((await own.get('/en/account')).status).toBe(200)
  })
})

describe('sessions', () => {
  test('they are listed, and one that is ended opens nothing at once', async () => {
    const email = address()
    await someone(db, email, now())
    const [first, second] = [await signedInAs(email), await signedInAs(email)]
    const page = await first.get('/en/account')
    expect(page.text).toContain('2 sessions')
    expect((await first.post('/en/account/sessions/end-others', {})).status).toBe(303)
    expect((await second.get('/en/account')).status).toBe(303)
    expect((await second.post('/en/account/letters', { locale: 'fr' })).status).toBe(401)
    expect((await first.get('/en/account')).text).toContain('One session')
  })

  test('nobody ends a session of somebody else', async () => {
    const [mine, theirs] = [address(), address()]
    await someone(db, mine, now())
    await someone(db, theirs, now())
    const [own, other] = [await signedInAs(mine), await signedInAs(theirs)]
    const id = /sessions\/(s-[a-z2-7]+)\/end/.exec((await other.get('/en/account')).text)?.[1] ?? ''
    expect((await own.post(`/en/account/sessions/${id}/end`, {})).status).toBe(404)
    expect((await other.get('/en/account')).status).toBe(200)
    expect((await other.post(`/en/account/sessions/${id}/end`, {})).status).toBe(303)
    expect((await other.get('/en/account')).status).toBe(303)
  })

  test('signing out ends the session itself, not only the cookie', async () => {
    const email = address()
    await someone(db, email, now())
    const own = await signedInAs(email)
    const held = own.cookie()
    expect((await own.post('/en/sign-out', {})).location).toBe('/en/sign-in?done=signed-out')
    own.hold(held)
    expect((await own.get('/en/account')).status).toBe(303)
  })

  test('they end after twelve hours without use and after thirty days, and a clock put back makes none younger', async () => {
    const email = address()
    await someone(db, email, now())
    const begun = clock
    const idle = await signedInAs(email)
    const used = await signedInAs(email)
    for (let hour = 11; hour < 30 * 24; hour += 11) {
      clock = begun + hour * 60 * minute
      expect((await used.get('/en/account')).status, `after ${hour} hours`).toBe(200)
    }
    expect((await idle.get('/en/account')).status).toBe(303)
    clock = begun + 30 * 24 * 60 * minute
    expect((await used.get('/en/account')).status).toBe(303)
    clock = begun
  })
})

describe('links in letters', () => {
  test('an invitation lets in once, with a name, a language and a password of one’s own', async () => {
    const email = address()
    const token = await invited(db, email, now())
    const own = browser()
    const url = `/fr/invitation?token=${token}`
    expect((await own.get(url)).text).toContain(email)
    const body = { token, name: 'Ana Nouvelle', locale: 'fr', password: goodPassword }
    const short = await own.post(url, { ...body, password: 'court' })
    expect(short.status).toBe(422)
    expect(short.text).toContain('au moins 12 caractères')
    const sent = await own.post(url, {
      ...body,
      standing: 'deactivated',
      person: 'p-somebody',
      email: 'other@example.org',
      id: 'p-1',
    })
    expect(sent.location).toBe('/fr/account?done=came')
    const account = await own.get('/fr/account')
    expect(account.text).toContain('Ana Nouvelle')
    expect(account.text).toContain(email)
    const again = await browser().post(url, body)
    expect(again.status).toBe(422)
    expect(again.text).toContain('Ce lien a déjà été utilisé')
  })

  test('an invitation works for seven days; a newer one takes its place', async () => {
    const email = address()
    const first = await invited(db, email, now())
    const second = await invited(db, email, now())
    expect((await browser().get(`/en/invitation?token=${first}`)).text).toContain('works once only')
    expect((await browser().get(`/en/invitation?token=${second}`)).status).toBe(200)
    clock += 7 * 24 * 60 * minute
    expect((await browser().get(`/en/invitation?token=${second}`)).text).toContain('too old')
    clock = start
    expect((await browser().get('/en/invitation')).status).toBe(422)
    expect((await browser().get(`/en/recover/new?token=${second}`)).status).toBe(422)
  })

  test('recovery tells nobody who has an account, ends all sessions, and its link works once for an hour', async () => {
    const [email, unknown] = [address(), address()]
    await someone(db, email, now())
    const own = await signedInAs(email)
    const asked = await browser().post('/en/recover', { email })
    const askedUnknown = await browser().post('/en/recover', { email: unknown })
    expect([askedUnknown.status, askedUnknown.location]).toEqual([asked.status, asked.location])
    expect(await lettersTo(unknown)).toEqual([])
    const token = tokenIn((await lettersTo(email)).at(-1)?.link)
    const url = `/en/recover/new?token=${token}`
    const password = 'slow rivers carve tall stones'
    clock += 61 * minute
    expect((await browser().post(url, { token, password })).text).toContain('too old')
    clock -= 61 * minute
    expect((await browser().post(url, { token, password })).location).toBe(
      '/en/sign-in?done=recovered',
    )
    expect((await browser().post(url, { token, password })).text).toContain('works once only')
    expect((await own.get('/en/account')).status).toBe(303)
    expect((await browser().post('/en/sign-in', { email, password })).status).toBe(303)
    expect((await lettersTo(email)).at(-1)?.topic).toBe('people.password-changed')
  })

  test('only three letters of recovery go out in an hour', async () => {
    const email = address()
    await someone(db, email, now())
    const sent = []
    for (let at = 0; at < 4; at += 1)
      sent.push((await browser().post('/en/recover', { email })).status)
    expect(sent).toEqual([303, 303, 303, 403])
  })
})

describe('one’s own account', () => {
  test('a new password needs the present one, and ends the other sessions', async () => {
    const email = address()
    await someone(db, email, now())
    const [own, other] = [await signedInAs(email), await signedInAs(email)]
    const password = 'slow rivers carve tall stones'
    const wrong = await own.post('/en/account/password', { current: 'not it', password })
    expect([wrong.status, wrong.text.includes('not your present password')]).toEqual([422, true])
    const common = await own.post('/en/account/password', {
      current: goodPassword,
      password: 'Password123456',
    })
    expect([common.status, common.text.includes('guessed first')]).toEqual([422, true])
    expect(
      (await own.post('/en/account/password', { current: goodPassword, password })).status,
    ).toBe(303)
    expect((await own.get('/en/account')).status).toBe(200)
    expect((await other.get('/en/account')).status).toBe(303)
  })

  test('of two forms about letters opened at once the second is told', async () => {
    const email = address()
    await someone(db, email, now())
    const own = await signedInAs(email)
    const version =
      /name="version" value="([^"]*)"/.exec((await own.get('/en/account/letters')).text)?.[1] ?? ''
    const first = await own.post('/en/account/letters', {
      locale: 'fr',
      letters: 'weekly',
      version,
    })
    expect(first.location).toBe('/fr/account?done=saved')
    const second = await own.post('/en/account/letters', {
      locale: 'es',
      letters: 'at-once',
      version,
    })
    expect(second.status).toBe(409)
    const odd = await own.post('/en/account/letters', { locale: 'xx', letters: 'hourly', version })
    expect(odd.status).toBe(422)
  })

  test('a token is shown once, reads as its person, changes no account, and opens nothing when revoked or over', async () => {
    const email = address()
    await someone(db, email, now())
    const own = await signedInAs(email)
    const made = await own.post('/en/account/tokens', { name: 'Nightly report', days: '30' })
    expect(made.status).toBe(200)
    const secret = /meridian_[\w-]{43}/.exec(made.text)?.[0] ?? ''
    expect((await own.get('/en/account/tokens')).text).toContain('Nightly report')
    expect((await own.get('/en/account/tokens')).text).not.toContain(secret)
    const authorization = `Bearer ${secret}`
    const program_ = browser()
    expect((await program_.get('/api/v1/offices?limit=1', { authorization })).status).toBe(200)
    expect(
      (await program_.get('/api/v1/offices', { authorization: 'Bearer made-up' })).status,
    ).toBe(401)
    const change = await program_.post(
      '/en/account/tokens',
      { name: 'More', days: '3' },
      { authorization },
    )
    expect(change.status).toBe(403)
    for (const days of ['0', '366', '1e9', 'x'])
      expect((await own.post('/en/account/tokens', { name: 'Odd', days })).status, days).toBe(422)
    const foreign = await own.post('/en/account/tokens', {
      name: 'Odd',
      days: '1',
      scopes: 'people.invite',
    })
    expect(foreign.status).toBe(422)
    clock += 30 * 24 * 60 * minute
    expect((await program_.get('/api/v1/offices', { authorization })).status).toBe(401)
    clock = start
    const id =
      /tokens\/(t-[a-z2-7]+)\/revoke/.exec((await own.get('/en/account/tokens')).text)?.[1] ?? ''
    expect((await own.post(`/en/account/tokens/${id}/revoke`, {})).status).toBe(303)
    expect((await program_.get('/api/v1/offices', { authorization })).status).toBe(401)
    expect((await own.post(`/en/account/tokens/${id}/revoke`, {})).status).toBe(404)
  })

  test('who has no post sees no list of people and invites nobody', async () => {
    const email = address()
    await someone(db, email, now())
    const own = await signedInAs(email)
    expect((await own.get('/en/people')).status).toBe(403)
    const body = { email: address(), name: 'New One', locale: 'en' }
    expect((await own.post('/en/people/invite', body)).status).toBe(403)
    expect((await browser().post('/en/people/invite', body)).status).toBe(401)
    expect(await lettersTo(body.email)).toEqual([])
  })
})

test('no secret, no address and no password is in the log or stands readable in the database', async () => {
  const email = address()
  await someone(db, email, now())
  const own = await signedInAs(email)
  const made = await own.post('/en/account/tokens', { name: 'Report', days: '1' })
  const token = /meridian_[\w-]{43}/.exec(made.text)?.[0] ?? ''
  await browser().post('/en/recover', { email })
  const link = tokenIn((await lettersTo(email)).at(-1)?.link)
  await browser().get(`/en/recover/new?token=${link}`)
  const cookie = own.cookie()?.replace('meridian=', '') ?? ''
  const secrets = [token, link, cookie, goodPassword, email]
  expect(secrets.every((secret) => secret.length > 10)).toBe(true)
  expect(logged.length).toBeGreaterThan(50)
  const log = logged.join('')
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([])
  const kept = await Promise.all(
    ['session', 'access_token', 'mail_link', 'password', 'attempt', 'event'].map(async (table) => {
      const rows = await sql<{
        text: string
      }>`select ${sql.ref(table)}::text as text from ${sql.table(table)}`.execute(db)
      return rows.rows.map(({ text }) => text).join('\n')
    }),
  )
  const whole = kept.join('\n')
  expect(whole.length).toBeGreaterThan(1000)
  expect(secrets.filter((secret) => whole.includes(secret))).toEqual([])
  expect(whole).not.toContain('10.1.0.')
})
