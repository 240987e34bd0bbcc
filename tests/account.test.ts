import { describe, expect, test } from 'vitest'
import { goodPassword, invited, minute, peopleProgram, someone, start, tokenIn } from './people.ts'

const { address, browser, db, lettersTo, now, pass, set, signedInAs } = peopleProgram()

describe('links in letters', () => {
  test('an invitation lets in once, with a name, a language and a password of one’s own', async () => {
    const email = address()
    const token = await invited(db(), email, now())
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
    const first = await invited(db(), email, now())
    const second = await invited(db(), email, now())
    expect((await browser().get(`/en/invitation?token=${first}`)).text).toContain('works once only')
    expect((await browser().get(`/en/invitation?token=${second}`)).status).toBe(200)
    pass(7 * 24 * 60 * minute)
    expect((await browser().get(`/en/invitation?token=${second}`)).text).toContain('too old')
    set(start)
    expect((await browser().get('/en/invitation')).status).toBe(422)
    expect((await browser().get(`/en/recover/new?token=${second}`)).status).toBe(422)
  })

  test('recovery tells nobody who has an account, ends all sessions, and its link works once for an hour', async () => {
    const [email, unknown] = [address(), address()]
    await someone(db(), email, now())
    const own = await signedInAs(email)
    const asked = await browser().post('/en/recover', { email })
    const askedUnknown = await browser().post('/en/recover', { email: unknown })
    expect([askedUnknown.status, askedUnknown.location]).toEqual([asked.status, asked.location])
    expect(await lettersTo(unknown)).toEqual([])
    const token = tokenIn((await lettersTo(email)).at(-1)?.link)
    const url = `/en/recover/new?token=${token}`
    const password = 'slow rivers carve tall stones'
    pass(61 * minute)
    expect((await browser().post(url, { token, password })).text).toContain('too old')
    pass(-(61 * minute))
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
    await someone(db(), email, now())
    const sent = []
    for (let at = 0; at < 4; at += 1)
      sent.push((await browser().post('/en/recover', { email })).status)
    expect(sent).toEqual([303, 303, 303, 403])
  })
})

describe('one’s own account', () => {
  test('a new password needs the present one, and ends the other sessions', async () => {
    const email = address()
    await someone(db(), email, now())
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
    await someone(db(), email, now())
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
    expect(second.text).not.toContain('Write anew')
    const merged = await own.post('/en/account/letters', {
      version: /name="version" value="([^"]*)"/.exec(second.text)?.[1] ?? '',
      'choice.locale': 'mine',
      'mine.locale': 'es',
      'choice.letters': 'theirs',
      'theirs.letters': 'weekly',
    })
    expect(merged.location).toBe('/es/account?done=saved')
    const saved = (await own.get('/en/account/letters')).text
    expect(saved).toMatch(/value="es"[^>]* selected/)
    expect(saved).toMatch(/value="weekly"[^>]* selected/)
    const odd = await own.post('/en/account/letters', { locale: 'xx', letters: 'hourly', version })
    expect(odd.status).toBe(422)
  })

  test('a token is shown once, reads as its person, changes no account, and opens nothing when revoked or over', async () => {
    const email = address()
    await someone(db(), email, now())
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
    pass(30 * 24 * 60 * minute)
    expect((await program_.get('/api/v1/offices', { authorization })).status).toBe(401)
    set(start)
    const id =
      /tokens\/(t-[a-z2-7]+)\/revoke/.exec((await own.get('/en/account/tokens')).text)?.[1] ?? ''
    expect((await own.post(`/en/account/tokens/${id}/revoke`, {})).status).toBe(303)
    expect((await program_.get('/api/v1/offices', { authorization })).status).toBe(401)
    expect((await own.post(`/en/account/tokens/${id}/revoke`, {})).status).toBe(404)
  })

  test('who has no post sees no list of people and invites nobody', async () => {
    const email = address()
    await someone(db(), email, now())
    const own = await signedInAs(email)
    const refused = await own.get('/en/people')
    expect(refused.status).toBe(403)
    expect(refused.text, 'the refusal still shows who is signed in').toContain('Sign out')
    const body = { email: address(), name: 'New One', locale: 'en' }
    expect((await own.post('/en/people/invite', body)).status).toBe(403)
    expect((await browser().post('/en/people/invite', body)).status).toBe(401)
    expect(await lettersTo(body.email)).toEqual([])
  })
})
