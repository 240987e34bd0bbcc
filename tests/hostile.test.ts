import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { appointAdministrator } from '#posts/actions/administrator.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { momentAt } from '#sources/views.ts'
import { browserOn, goodPassword, peopleProgram, someone, tokenIn } from './people.ts'
import { startProgram } from './requests.ts'

const { address, browser, db, lettersTo, now, signedInAs } = peopleProgram()

describe('what a stranger sends', () => {
  test('a character that no database takes is refused, and is nobody’s fault but theirs', async () => {
    const email = 'a\u0000b@example.org'
    const sent = [
      await browser().post('/en/sign-in', { email, password: goodPassword }),
      await browser().post('/en/recover', { email }),
    ]
    expect(sent.map(({ status }) => status)).toEqual([422, 422])
  })

  test('a place in the history that none was given is refused', async () => {
    for (const place of ['none', '1.5', '1e400', '99999999999999999999']) {
      const cursor = Buffer.from(JSON.stringify([place])).toString('base64url')
      const { status } = await browser().get(`/en/history?cursor=${cursor}`)
      expect([place, status]).toEqual([place, 422])
    }
  })

  test('no public page tells by its age whether an address has an account', async () => {
    const [known, unknown] = [address(), address()]
    await someone(db(), known, now())
    const standing = async () => (await browser().get('/en')).tag
    const changes = async (work: () => Promise<unknown>) => {
      const before = await standing()
      await work()
      return (await standing()) !== before
    }
    const recovery = (email: string) => () => browser().post('/en/recover', { email })
    expect(await changes(recovery(unknown))).toBe(await changes(recovery(known)))
    const lockOut = (email: string) => async () => {
      const own = browser()
      for (let failure = 1; failure <= 10; failure += 1)
        await own.post('/en/sign-in', { email, password: 'wrong again' })
    }
    expect(await changes(lockOut(unknown))).toBe(await changes(lockOut(known)))
  })

  test('a form of another site is not carried out by a session, whatever it says of a token', async () => {
    const email = address()
    await someone(db(), email, now())
    const own = await signedInAs(email)
    const forged = await own.post(
      '/api/v1/posts/some-post/delegations/end',
      {},
      {
        authorization: 'Basic YTpi',
        origin: 'https://elsewhere.example',
        'sec-fetch-site': 'cross-site',
      },
    )
    expect(forged.status).toBe(403)
  })
})

describe('who has the password alone', () => {
  test('does not take away the passkey that is asked of who decides', async () => {
    const ruled = await startProgram(now, undefined, {
      organisation: { secondFactorFrom: '2026-01-01' },
    })
    const own = browserOn(ruled)
    const its = await ruled.databaseOf('iom')
    const email = address()
    const person = await someone(its, email, now())
    const moment = await momentAt(its, '2026-11-22', null)
    const deed = { by: byCommand('test'), name: 'test.appointed', subject: `person:${person}` }
    await perform(its, deed, (act) => appointAdministrator(act, person, moment))
    const passkey = { id: 'their-key', person, name: 'Phone', host: 'localhost' }
    const kept = { public_key: 'a', counter: 0, transports: [], added_at: now().toISOString() }
    await its
      .insertInto('passkey')
      .values({ ...passkey, ...kept, used_at: null })
      .execute()
    await own.post('/en/sign-in', { email, password: goodPassword })
    const sent = await own.post('/en/account/passkeys/their-key/remove', { current: goodPassword })
    expect([sent.status, sent.text.includes('second factor')]).toEqual([403, true])
    expect(await its.selectFrom('passkey').select('id').execute()).toEqual([{ id: 'their-key' }])
    await ruled.close()
  })

  test('loses the tokens they made when its owner chooses a new one by a letter', async () => {
    const email = address()
    await someone(db(), email, now())
    const thief = await signedInAs(email)
    const made = await thief.post('/en/account/tokens', { name: 'Mine', days: '365' })
    const authorization = `Bearer ${/meridian_[\w-]+/.exec(made.text)?.[0] ?? ''}`
    const works = async () =>
      (await browser().get('/api/v1/history', { authorization })).status === 200
    expect(await works()).toBe(true)
    await browser().post('/en/recover', { email })
    const token = tokenIn((await lettersTo(email)).at(-1)?.link)
    const password = 'slow rivers carve tall stones'
    await browser().post('/en/recover/new', { token, password })
    expect(await works()).toBe(false)
  })

  test('has no use of a letter of recovery once its owner chose another password', async () => {
    const email = address()
    await someone(db(), email, now())
    const own = await signedInAs(email)
    await browser().post('/en/recover', { email })
    const token = tokenIn((await lettersTo(email)).at(-1)?.link)
    const password = 'slow rivers carve tall stones'
    const changed = await own.post('/en/account/password', { current: goodPassword, password })
    expect(changed.status).toBe(303)
    expect((await browser().get(`/en/recover/new?token=${token}`)).status).toBe(422)
  })

  test('and guesses at codes is found out: after ten wrong ones the owner gets a letter', async () => {
    const email = address()
    const person = await someone(db(), email, now())
    await sql`insert into authenticator_app (person, secret, last_step, added_at)
      values (${person}, 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 0, now())`.execute(db())
    const thief = browser()
    await thief.post('/en/sign-in', { email, password: goodPassword })
    for (let tried = 1; tried <= 10; tried += 1)
      expect((await thief.post('/en/sign-in/factor', { code: '000000' })).status).toBe(403)
    expect((await lettersTo(email)).map(({ topic }) => topic)).toContain('people.codes-locked')
  })
})

test('who reads the history of one office is not told who acts at others', async () => {
  const [email, far] = [address(), address()]
  const [near, distant] = [
    await someone(db(), email, now(), 'Nuria Nearby'),
    await someone(db(), far, now(), 'Dorian Distant'),
  ]
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:history' }
  await perform(db(), deed, async (act) => {
    const always = { from: '2020-01-01', until: null }
    const what = { unit: null, titles: {}, confinedTo: [], isPublic: false }
    const id = 'chief-of-nuria'
    await addPost(act, {
      id,
      role: 'chief-of-mission',
      office: 'kyrgyzstan',
      ...what,
      ...always,
    })
    await addHolding(act, { id, post: id, person: near, publicName: null, why: null, ...always })
  })
  const actor = (person: string, name: string) => ({ person, name, post: null, onBehalfOf: null })
  for (const [office, by] of [
    ['kyrgyzstan', actor(near, 'Nuria Nearby')],
    ['dakar', actor(distant, 'Dorian Distant')],
  ] as const)
    await perform(
      db(),
      { by, name: 'posts.made', subject: `post:${office}`, office },
      async () => {},
    )
  const { text } = await (await signedInAs(email)).get('/en/history')
  expect(text).toContain('Nuria Nearby')
  expect(text).not.toContain('Dorian Distant')
})

test('a demo person holds their post from today, whatever day the address asks about', async () => {
  const trying = await startProgram(now)
  const own = browserOn(trying)
  await own.post('/en/demo?asOf=2040-01-01', { role: 'administrator' })
  expect((await own.get('/en/people')).status).toBe(200)
  await trying.close()
})
