import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { goodPassword, minute, peopleProgram, someone } from './people.ts'

const { address, browser, db, lettersTo, now, pass, set, signedInAs } = peopleProgram()

describe('signing in', () => {
  test('address and password let in, and the cookie is for this site only', async () => {
    const email = address()
    await someone(db(), email, now())
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
    await someone(db(), email, now())
    const person = await someone(db(), shut, now())
    await sql`update person_state set standing = 'deactivated' where person = ${person} and upper_inf(recorded)`.execute(
      db(),
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
    await someone(db(), email, now())
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
    pass(-(10 * minute))
    expect((await right()).status, 'a clock put back opens nothing').toBe(403)
    pass(25 * minute + 1)
    expect((await right()).status).toBe(303)
  })

  test('many tries at once do not slip past the count', async () => {
    const email = address()
    await someone(db(), email, now())
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
    await someone(db(), mine, now())
    await someone(db(), theirs, now())
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
    await someone(db(), email, now())
    const sent = await browser().post('/en/sign-in', { email, password: goodPassword, to })
    expect(sent.status).toBe(303)
    expect(sent.location).toBe('/en')
  })

  test('a form sent by another site is not carried out', async () => {
    const email = address()
    await someone(db(), email, now())
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
    await someone(db(), email, now())
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
    await someone(db(), mine, now())
    await someone(db(), theirs, now())
    const [own, other] = [await signedInAs(mine), await signedInAs(theirs)]
    const id = /sessions\/(s-[a-z2-7]+)\/end/.exec((await other.get('/en/account')).text)?.[1] ?? ''
    expect((await own.post(`/en/account/sessions/${id}/end`, {})).status).toBe(404)
    expect((await other.get('/en/account')).status).toBe(200)
    expect((await other.post(`/en/account/sessions/${id}/end`, {})).status).toBe(303)
    expect((await other.get('/en/account')).status).toBe(303)
  })

  test('signing out ends the session itself, not only the cookie', async () => {
    const email = address()
    await someone(db(), email, now())
    const own = await signedInAs(email)
    const held = own.cookie()
    expect((await own.post('/en/sign-out', {})).location).toBe('/en/sign-in?done=signed-out')
    own.hold(held)
    expect((await own.get('/en/account')).status).toBe(303)
  })

  test('they end after twelve hours without use and after thirty days, and a clock put back makes none younger', async () => {
    const email = address()
    await someone(db(), email, now())
    const begun = now().getTime()
    const idle = await signedInAs(email)
    const used = await signedInAs(email)
    for (let hour = 11; hour < 30 * 24; hour += 11) {
      set(begun + hour * 60 * minute)
      expect((await used.get('/en/account')).status, `after ${hour} hours`).toBe(200)
    }
    expect((await idle.get('/en/account')).status).toBe(303)
    set(begun + 30 * 24 * 60 * minute)
    expect((await used.get('/en/account')).status).toBe(303)
    set(begun)
  })
})
