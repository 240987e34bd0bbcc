import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { goodPassword, minute, peopleProgram, someone, tokenIn } from './people.ts'

const { address, browser, db, lettersTo, now, pass, signedInAs } = peopleProgram()

const versionIn = (text: string) => /name="version" value="([^"]*)"/.exec(text)?.[1] ?? ''

const deedsOf = async (person: string) => {
  const found = await sql<{ name: string; changes: unknown }>`
    select name, changes from event where subject = ${`person:${person}`} order by id`.execute(db())
  return found.rows
}

describe('one’s own name', () => {
  test('is changed by its person, and the history tells from what to what', async () => {
    const email = address()
    const person = await someone(db(), email, now(), 'Ana Before')
    const own = await signedInAs(email)
    const version = versionIn((await own.get('/en/account/name')).text)
    const sent = await own.post('/en/account/name', { name: ' Ana   After ', version })
    expect(sent.location).toBe('/en/account?done=saved')
    expect((await own.get('/en/account')).text).toContain('Ana After')
    expect((await deedsOf(person)).at(-1)).toEqual({
      name: 'people.name-changed',
      changes: [{ field: 'people.history.name', before: 'Ana Before', after: 'Ana After' }],
    })
  })

  test('what is no name is refused, and of two forms opened at once the later sees both', async () => {
    const email = address()
    await someone(db(), email, now())
    const own = await signedInAs(email)
    const version = versionIn((await own.get('/en/account/name')).text)
    for (const name of ['', '...', 'A <b>', 'A\u202eB'])
      expect((await own.post('/en/account/name', { name, version })).status, name).toBe(422)
    expect((await own.post('/en/account/name', { name: 'Ana First', version })).status).toBe(303)
    const told = await own.post('/en/account/name', { name: 'Ana Second', version })
    expect(told.status).toBe(409)
    expect(told.text).toContain('Ana First')
    expect(told.text).toContain('Ana Second')
    const merged = {
      version: versionIn(told.text),
      'choice.name': 'mine',
      'mine.name': 'Ana Second',
    }
    expect((await own.post('/en/account/name', merged)).status).toBe(303)
    expect((await own.get('/en/account')).text).toContain('Ana Second')
  })
})

describe('one’s own address', () => {
  const ask = async (email: string, wanted: string, current = goodPassword) => {
    const own = await signedInAs(email)
    const sent = await own.post('/en/account/address', { email: wanted, current })
    return { own, sent }
  }

  test('changes by a link sent to the new one; the old one is told; sessions stay; no address stands in the history', async () => {
    const [email, wanted] = [address(), address()]
    const person = await someone(db(), email, now())
    const other = await signedInAs(email)
    const { own, sent } = await ask(email, wanted.toUpperCase())
    expect(sent.location).toBe('/en/account?done=address-asked')
    expect((await own.get('/en/account')).text).toContain(email)
    const [letter] = await lettersTo(wanted)
    expect(letter?.topic).toBe('people.address')
    const token = tokenIn(letter?.link)
    const url = `/en/account/address/confirm?token=${token}`
    expect((await own.get(url)).text).toContain(wanted)
    expect((await own.get('/en/account')).text).not.toContain(wanted)
    const done = await own.post(url, { token })
    expect(done.location).toBe('/en/account?done=address-changed')
    for (const each of [own, other]) expect((await each.get('/en/account')).text).toContain(wanted)
    expect((await lettersTo(email)).at(-1)?.topic).toBe('people.address-changed')
    expect((await browser().post('/en/sign-in', { email, password: goodPassword })).status).toBe(
      422,
    )
    await signedInAs(wanted)
    const deeds = await deedsOf(person)
    expect(deeds.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['people.address-asked', 'people.address-changed']),
    )
    expect(JSON.stringify(deeds)).not.toContain('@example.org')
    const replayed = await own.post(url, { token })
    expect([replayed.status, replayed.text.includes('works once only')]).toEqual([422, true])
  })

  test('a link works for an hour, in no other person’s session, and not after a newer one', async () => {
    const [email, stranger] = [address(), address()]
    await someone(db(), email, now())
    await someone(db(), stranger, now())
    const wanted = address()
    const { own } = await ask(email, wanted)
    await own.post('/en/account/address', { email: address(), current: goodPassword })
    const older = tokenIn((await lettersTo(wanted))[0]?.link)
    expect(
      (await own.post(`/en/account/address/confirm?token=${older}`, { token: older })).status,
    ).toBe(422)
    const last = address()
    await own.post('/en/account/address', { email: last, current: goodPassword })
    const token = tokenIn((await lettersTo(last))[0]?.link)
    const url = `/en/account/address/confirm?token=${token}`
    const theirs = await signedInAs(stranger)
    expect((await theirs.get(url)).status).toBe(403)
    expect((await theirs.post(url, { token })).status).toBe(403)
    expect((await browser().get(url)).location).toContain('/en/sign-in?to=')
    expect((await browser().post(url, { token })).status).toBe(401)
    pass(61 * minute)
    expect((await own.post(url, { token })).text).toContain('too old')
    pass(-61 * minute)
    expect((await own.get('/en/account')).text).toContain(email)
    expect((await own.post(url, { token })).status).toBe(303)
  })

  test('an address somebody has, one’s own, and none at all are refused; so is a wrong password', async () => {
    const [email, taken] = [address(), address()]
    await someone(db(), email, now())
    await someone(db(), taken, now())
    const said = async (wanted: string, current?: string) => {
      const { sent } = await ask(email, wanted, current)
      return [sent.status, /id="fault-\w+">([^<]*)</.exec(sent.text)?.[1]]
    }
    expect(await said(taken)).toEqual([422, 'Somebody with this address has an account already.'])
    expect(await said(email)).toEqual([422, 'This is your address already.'])
    expect(await said('not an address')).toEqual([422, 'This is no e-mail address.'])
    expect(await said(address(), 'not it')).toEqual([422, 'This is not your present password.'])
    expect((await ask(email, address())).sent.status).toBe(403)
  })

  test('an address that somebody took before the link was opened stays theirs', async () => {
    const [email, wanted] = [address(), address()]
    await someone(db(), email, now())
    const { own } = await ask(email, wanted)
    const token = tokenIn((await lettersTo(wanted))[0]?.link)
    await someone(db(), wanted, now())
    const sent = await own.post(`/en/account/address/confirm?token=${token}`, { token })
    expect(sent.status).toBe(422)
    expect((await own.get('/en/account')).text).toContain(email)
  })
})
