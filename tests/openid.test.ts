import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { BadSetting, readConfig } from '#platform/config.ts'
import { personCalled } from './accounts.ts'
import { browse, type RunningProvider, startProvider, tokenFor } from './openid-provider.ts'
import { type Running, startProgram } from './requests.ts'

let provider: RunningProvider
let program: Running
let db: Db
let clock = new Date('2026-11-22T12:00:00Z')
let person = ''
let tests = 0
let address = ''
beforeAll(async () => {
  provider = await startProvider()
  const { issuer, client } = provider
  const openid = { issuer, clientId: client.id, clientSecret: client.secret, name: 'Example Login' }
  program = await startProgram(() => clock, undefined, { config: { openid } })
  db = await program.databaseOf('iom')
  person = await personCalled(db, 'Chandra Test', 'chandra@example.org')
})
afterAll(async () => {
  await program.close()
  await provider.close()
})
beforeEach(() => {
  tests += 1
  address = `10.0.0.${tests}`
  provider.somebody = { subject: 'subject-chandra', email: 'Chandra@example.org', isVerified: true }
  provider.substitute = null
})

// What was refused was refused for its own sake: the same person comes in right afterwards.
afterEach(async () => {
  provider.somebody = { subject: 'subject-chandra', email: 'chandra@example.org', isVerified: true }
  provider.substitute = null
  expect((await whole()).status).toBe(303)
})

/** Asks our program; the cookies it gave as they go back. */
async function ask(url: string, cookies = '') {
  const { pathname, search } = new URL(url, 'http://127.0.0.1:3000')
  const answer = await program.app.inject({
    url: pathname + search,
    remoteAddress: address,
    headers: { host: '127.0.0.1:3000', cookie: cookies },
  })
  return {
    status: answer.statusCode,
    text: answer.body,
    to: String(answer.headers.location ?? ''),
    cookies: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    session: answer.cookies.find(({ name }) => name === 'meridian')?.value,
  }
}

/** Goes to the provider and comes back with its answer, which is not yet given to us. */
async function awayAndBack(to = '/en/account') {
  const begun = await ask(`/fr/sign-in/openid?to=${encodeURIComponent(to)}`)
  expect(begun.status).toBe(303)
  return {
    asked: new URL(begun.to),
    back: await browse(provider.issuer, begun.to),
    cookies: begun.cookies,
  }
}

async function whole(to?: string) {
  const { back, cookies } = await awayAndBack(to)
  return ask(back, cookies)
}

test('somebody with an account signs in with the provider by their verified address, and is linked', async () => {
  const page = await ask('/en/sign-in')
  expect(page.text).toContain('Sign in with Example Login')
  const { asked, back, cookies } = await awayAndBack()
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: 'http://127.0.0.1:3000/en/sign-in/openid/back',
  })
  expect(asked.searchParams.get('nonce')).toMatch(/^[\w-]{43}$/)
  const answer = await ask(back, cookies)
  expect(answer).toMatchObject({ status: 303, to: '/en/account' })
  const account = await ask('/en/account', `meridian=${answer.session}`)
  expect(account.text).toContain('Chandra Test')
  const links = await db.selectFrom('openid_link').select(['issuer', 'subject', 'person']).execute()
  expect(links).toEqual([{ issuer: provider.issuer, subject: 'subject-chandra', person }])
  const letter = await db
    .selectFrom('letter')
    .select('topic')
    .where('person', '=', person)
    .execute()
  expect(letter).toEqual([{ topic: 'people.openid-linked' }])
})

test('who was linked stays the same person when their address at the provider changes', async () => {
  expect((await whole()).status).toBe(303)
  provider.somebody.email = 'renamed@example.org'
  const answer = await whole('//evil.example')
  expect(answer).toMatchObject({ status: 303, to: '/en' })
  const session = await db.selectFrom('session').select(['person', 'way']).execute()
  expect(session.every((each) => each.person === person && each.way === 'openid')).toBe(true)
})

test('whom we do not know is told so, and gets no account and no session', async () => {
  provider.somebody = {
    subject: 'subject-stranger',
    email: 'stranger@example.org',
    isVerified: true,
  }
  const before = await db.selectFrom('person').select('id').execute()
  const answer = await whole()
  expect(answer.status).toBe(403)
  expect(answer.text).toContain('have no account here')
  expect(answer.session).toBeUndefined()
  expect(await db.selectFrom('person').select('id').execute()).toEqual(before)
})

test('an address that the provider did not make sure of opens nothing', async () => {
  await personCalled(db, 'Dara Test', 'dara@example.org')
  provider.somebody = { subject: 'subject-dara', email: 'dara@example.org', isVerified: false }
  expect((await whole()).status).toBe(403)
  provider.somebody.isVerified = true
  expect((await whole()).status).toBe(303)
})

test('a second subject with the address of somebody linked is refused', async () => {
  expect((await whole()).status).toBe(303)
  provider.somebody.subject = 'subject-impostor'
  const answer = await whole()
  expect(answer.status).toBe(409)
  expect(answer.session).toBeUndefined()
})

test('a token that the same provider gave another client is refused', async () => {
  const { asked, back, cookies } = await awayAndBack()
  provider.substitute = await tokenFor(
    provider,
    provider.other,
    asked.searchParams.get('nonce') ?? '',
  )
  const answer = await ask(back, cookies)
  expect(answer.status).toBe(403)
  expect(answer.text).toContain('no answer that can be trusted')
})

test('a token of an earlier sign-in is refused: its nonce is another', async () => {
  const { back, cookies } = await awayAndBack()
  provider.substitute = await tokenFor(provider, provider.client, 'another-nonce')
  expect((await ask(back, cookies)).status).toBe(403)
})

test('a token that is over, and one whose signature was changed, are refused', async () => {
  provider.letTokensLive(-3600)
  expect((await whole()).status).toBe(403)
  provider.letTokensLive(600)
  const { asked, back, cookies } = await awayAndBack()
  const token = await tokenFor(provider, provider.other, asked.searchParams.get('nonce') ?? '')
  const [head = '', body = '', signature = ''] = token.split('.')
  const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString())
  if (typeof claims !== 'object' || claims === null) throw new Error('no claims')
  const forged = Buffer.from(JSON.stringify({ ...claims, aud: provider.client.id })).toString(
    'base64url',
  )
  provider.substitute = `${head}.${forged}.${signature}`
  expect((await ask(back, cookies)).status).toBe(403)
  const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
  const again = await awayAndBack()
  provider.substitute = `${unsigned}.${forged}.`
  expect((await ask(again.back, again.cookies)).status).toBe(403)
})

test('an answer is taken once, within ten minutes, from the browser that asked', async () => {
  const first = await awayAndBack()
  expect((await ask(first.back)).status).toBe(403)
  const other = await awayAndBack()
  expect((await ask(first.back, other.cookies)).status).toBe(403)
  expect((await ask(first.back, first.cookies)).status).toBe(303)
  expect((await ask(first.back, first.cookies)).status).toBe(403)
  const late = await awayAndBack()
  clock = new Date(clock.getTime() + 11 * 60_000)
  expect((await ask(late.back, late.cookies)).status).toBe(403)
})

test('an answer without a code, from another issuer, or with no state is refused', async () => {
  const denied = await awayAndBack()
  const address = new URL(denied.back)
  address.searchParams.delete('code')
  address.searchParams.set('error', 'access_denied')
  expect((await ask(address.href, denied.cookies)).status).toBe(403)
  const mixed = await awayAndBack()
  const wrong = new URL(mixed.back)
  wrong.searchParams.set('iss', 'https://evil.example')
  expect((await ask(wrong.href, mixed.cookies)).status).toBe(403)
  expect((await ask('/en/sign-in/openid/back?code=x')).status).toBe(422)
})

test('who signed out here can sign out of the provider too, and comes back', async () => {
  const page = await ask('/en/sign-in?done=signed-out')
  expect(page.text).toContain('Sign out of Example Login too')
  const out = await ask('/en/sign-out/openid')
  expect(out.status).toBe(303)
  const asked = await fetch(out.to)
  expect(asked.status).toBe(200)
  const secret = /name="xsrf" value="([^"]+)"/.exec(await asked.text())?.[1] ?? ''
  const cookies = asked.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const confirmed = await fetch(`${provider.issuer}/session/end/confirm`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies },
    body: new URLSearchParams({ xsrf: secret, logout: 'yes' }),
  })
  expect(confirmed.headers.get('location')).toBe('http://127.0.0.1:3000/en/sign-in')
})

test('the provider changes its keys, and people go on signing in', async () => {
  expect((await whole()).status).toBe(303)
  provider.changeKeys()
  expect((await whole()).status).toBe(303)
})

test('one address may not make us ask the provider without end', async () => {
  const statuses: number[] = []
  for (let asked = 0; asked < 61; asked += 1)
    statuses.push((await ask('/en/sign-in/openid')).status)
  expect([...new Set(statuses.slice(0, 60))]).toEqual([303])
  expect(statuses.at(-1)).toBe(429)
})

test('the settings come together or not at all, and not in the open', () => {
  const all = { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }
  expect(readConfig(all).openid).toEqual({
    issuer: 'https://login.example',
    clientId: 'a',
    clientSecret: 'b',
    name: null,
  })
  expect(readConfig({}).openid).toBeNull()
  expect(() => readConfig({ ...all, OIDC_CLIENT_SECRET: '' })).toThrow(BadSetting)
  expect(() => readConfig({ OIDC_CLIENT_ID: 'a' })).toThrow(/OIDC_ISSUER and OIDC_CLIENT_SECRET/)
  expect(() => readConfig({ ...all, OIDC_ISSUER: 'http://login.example' })).toThrow(BadSetting)
  expect(readConfig({ ...all, OIDC_ISSUER: 'http://127.0.0.1:9' }).openid?.issuer).toBe(
    'http://127.0.0.1:9',
  )
})
