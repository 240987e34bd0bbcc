import cookies from '@fastify/cookie'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { cookieIn, giveCookie, takeCookie } from './cookie.ts'

const secret = 'a'.repeat(43)

async function given(origin: string) {
  const app = Fastify()
  await app.register(cookies)
  app.get('/in', (_request, reply) => giveCookie(reply, origin, secret).send('in'))
  app.get('/out', (_request, reply) => takeCookie(reply, origin).send('out'))
  app.get('/who', async (request) => cookieIn(request, origin) ?? 'nobody')
  const ask = async (url: string, cookie = '') => {
    const answer = await app.inject({ url, headers: { cookie } })
    return [String(answer.headers['set-cookie'] ?? ''), answer.body]
  }
  return ask
}

test('over an encrypted way the cookie is bound to this host and never sent in the clear', async () => {
  const ask = await given('https://meridian.example')
  expect((await ask('/in'))[0]).toBe(
    `__Host-meridian=${secret}; Max-Age=2592000; Path=/; HttpOnly; Secure; SameSite=Lax`,
  )
  expect((await ask('/out'))[0]).toMatch(/^__Host-meridian=; .*Expires=Thu, 01 Jan 1970.*Secure/)
  expect((await ask('/who', `__Host-meridian=${secret}`))[1]).toBe(secret)
  expect((await ask('/who', `meridian=${secret}`))[1]).toBe('nobody')
})

test('without encryption it is sent to this site only, and what cannot be ours is nobody’s', async () => {
  const ask = await given('http://127.0.0.1:3000')
  expect((await ask('/in'))[0]).toBe(
    `meridian=${secret}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax`,
  )
  for (const value of ['', 'short', `${secret}a`, `${'a'.repeat(42)};`, `${'a'.repeat(42)}%00`])
    expect((await ask('/who', `meridian=${value}`))[1]).toBe('nobody')
})
