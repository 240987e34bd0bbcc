import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { closeDemo } from '#posts/actions.ts'
import { type Running, startProgram } from './requests.ts'

describe('demo people', () => {
  let program: Running
  beforeAll(async () => {
    program = await startProgram()
  })
  afterAll(() => program.close())

  const enter = async (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    program.app.inject({
      method: 'POST',
      url: '/en/demo',
      remoteAddress,
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      payload: 'role=oversight',
    })
  const cookieOf = (answer: Awaited<ReturnType<typeof enter>>) =>
    `meridian=${answer.cookies.find((each) => each.name === 'meridian')?.value ?? ''}`

  test('one click signs in, in a post with the rights of its role, until the installation is no longer for trying out', async () => {
    const answer = await enter()
    expect(answer.statusCode).toBe(303)
    const cookie = cookieOf(answer)
    expect((await program.get('/en/access', { cookie })).status).toBe(200)
    expect((await program.get('/en/posts', { cookie })).text).toContain('(demo)')
    const again = await enter()
    expect(again.statusCode).toBe(303)
    await closeDemo(await program.databaseOf('iom'))
    expect((await program.get('/en/access', { cookie })).status).toBe(303)
  })

  test('whoever comes through a proxy, from elsewhere or under another name is refused', async () => {
    for (const headers of [
      { 'x-forwarded-for': '192.0.2.7' },
      { forwarded: 'for=192.0.2.7' },
      { host: 'meridian.example', origin: 'http://meridian.example' },
    ])
      expect((await enter(headers)).statusCode).toBe(403)
    expect((await enter({}, '192.0.2.7')).statusCode).toBe(403)
  })
})

describe('the setting DEMO', () => {
  const isOn = (env: Record<string, string>) => readConfig(env, false).demo
  test('is on for a plain start on one’s own machine', () => {
    expect(isOn({})).toBe(true)
    expect(isOn({ ORIGIN: 'http://localhost:3000' })).toBe(true)
    expect(isOn({ DEMO: 'off' })).toBe(false)
  })
  test('is off where anything speaks of a real installation', () => {
    expect(isOn({ ORIGIN: 'https://meridian.example' })).toBe(false)
    expect(isOn({ HOST: '0.0.0.0' })).toBe(false)
    expect(isOn({ DATABASE_URL: 'postgres://a@b/c' })).toBe(false)
    expect(isOn({ TRUSTED_PROXIES: '127.0.0.1' })).toBe(false)
  })
  test('cannot be on beside a public address', () => {
    expect(() => isOn({ DEMO: 'on', ORIGIN: 'https://meridian.example' })).toThrow('DEMO')
    expect(() => isOn({ DEMO: 'on', HOST: '0.0.0.0' })).toThrow('DEMO')
  })
})
