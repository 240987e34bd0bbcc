import { once } from 'node:events'
import { connect as connectTo, type Socket } from 'node:net'
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { type Organisation, organisations } from '../src/organisations.ts'
import { readConfig } from '#platform/config.ts'
import { makeLog } from '#platform/log.ts'
import { databaseLike, type TestDatabase } from '#platform/testing/world.ts'

let database: TestDatabase
const open: FastifyInstance[] = []
beforeAll(async () => {
  database = await databaseLike('iom')
})
afterAll(async () => {
  await Promise.all(open.map((app) => app.close()))
  await database.close()
})

/** The program on a port of its own, with what it logs. */
async function listening(env: Record<string, string> = {}) {
  const lines: string[] = []
  const failed: unknown[] = []
  const app = await createApp({
    config: readConfig(env),
    organisations: await organisations(),
    databases: { isReady: () => true, open: async (_which: Organisation) => database.db },
    failed: (error) => failed.push(error),
    log: makeLog({ logLevel: 'info', logFormat: 'json' }, (line) => lines.push(line)),
  })
  open.push(app)
  const home = await app.listen({ host: '127.0.0.1', port: 0 })
  return { app, home, failed, lines, port: Number(new URL(home).port) }
}

/** A connection and all it hears until it is closed. */
async function connected(port: number): Promise<{ socket: Socket; heard: Promise<string> }> {
  const socket = connectTo(port, '127.0.0.1')
  let text = ''
  const sink = new Writable({
    write(part, _encoding, done) {
      text += String(part)
      done()
    },
  })
  socket.pipe(sink)
  socket.on('error', () => {})
  const heard = new Promise<string>((done) => socket.on('close', () => done(text)))
  await once(socket, 'connect')
  return { socket, heard }
}

const status = async (url: string) => (await fetch(url)).status
const connections = (app: FastifyInstance) =>
  new Promise<number>((done) => app.server.getConnections((_error, count) => done(count)))

async function until(is: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (await is()) return
    await new Promise((later) => setTimeout(later, 50))
  }
  throw new Error(`waited too long: ${what}`)
}

describe('connections', () => {
  test('a head that drips in is refused in words when its time is up; others are served meanwhile', async () => {
    const { app, home, port, failed } = await listening()
    expect(app.server.headersTimeout).toBe(15_000)
    expect(app.server.requestTimeout).toBe(30_000)
    app.server.headersTimeout = 500
    const { socket, heard } = await connected(port)
    socket.write('GET /en HTTP/1.1\r\nHost: localhost\r\nAccept-Language: fr\r\n')
    const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 100)
    expect(await status(`${home}/en`)).toBe(200)
    const answer = await heard
    clearInterval(drip)
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(answer).toContain('"title":"')
    expect(answer).toContain('/problems/request/too-slow')
    expect(failed).toEqual([])
  })

  test('a body that drips in is refused too', async () => {
    const { app, port, failed } = await listening()
    app.server.headersTimeout = 400
    app.server.requestTimeout = 500
    const { socket, heard } = await connected(port)
    socket.write('POST /en HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n')
    socket.write('Content-Type: application/json\r\n\r\n')
    const drip = setInterval(() => socket.write('['), 100)
    const answer = await heard
    clearInterval(drip)
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(failed).toEqual([])
  })

  test('a huge head is refused with 431, in the words of its language', async () => {
    const { home, port } = await listening()
    const { socket, heard } = await connected(port)
    socket.write(`GET /en HTTP/1.1\r\nAccept-Language: es\r\nX-Big: ${'x'.repeat(40_000)}\r\n\r\n`)
    const answer = await heard
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    expect(answer).toContain('El encabezado de esta solicitud es demasiado grande')
    expect(await status(`${home}/en`)).toBe(200)
  })

  test('what is no HTTP at all is refused with 400', async () => {
    const { port, failed } = await listening()
    const { socket, heard } = await connected(port)
    socket.write('\u0016\u0003\u0001 hello\r\n\r\n')
    expect(await heard).toMatch(/^HTTP\/1\.1 400 [^]*This request cannot be read/)
    expect(failed).toEqual([])
  })

  test('one connection too many is hung up on; when others have left, readers are served again', async () => {
    const { app, home, port } = await listening()
    expect(app.server.maxConnections).toBe(1000)
    app.server.maxConnections = 20
    const held = await Promise.all(Array.from({ length: 20 }, () => connected(port)))
    await until(async () => (await connections(app)) === 20, 'all connected')
    const { heard } = await connected(port)
    expect(await heard).toBe('')
    await expect(status(`${home}/healthz`)).rejects.toThrow()
    for (const { socket } of held) socket.destroy()
    await until(async () => (await connections(app)) === 0, 'all gone')
    expect(await status(`${home}/en`)).toBe(200)
  })

  test('downloads that readers abort leave nothing behind and are nobody’s error', async () => {
    const { app, port, home, lines, failed } = await listening()
    for (const path of ['/en/offices', '/api/v1/offices.xlsx', '/api/v1/statements.csv'])
      for (let round = 0; round < 8; round += 1) {
        const { socket } = await connected(port)
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n`)
        if (round % 2 === 0) await once(socket, 'data')
        socket.destroy()
      }
    await until(async () => (await connections(app)) === 0, 'all gone')
    expect(await status(`${home}/api/v1/statements.csv`)).toBe(200)
    expect(failed).toEqual([])
    expect(lines.filter((line) => /"level":"(error|fatal|warn)"/.test(line))).toEqual([])
  })
})

describe('a flood of requests', () => {
  const flood = async (app: FastifyInstance, url: string, headers: Record<string, string>) => {
    for (let sent = 0; sent < 1200; sent += 1)
      await app.inject({ url, headers, remoteAddress: '10.0.0.1' })
    return app.inject({ url, headers, remoteAddress: '10.0.0.1' })
  }
  const icon = '/static/icon.svg'

  test('is answered with 429, the time to wait, and words; another address is served', async () => {
    const { app, failed } = await listening()
    const refused = await flood(app, icon, { accept: 'application/json' })
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.json()).toMatchObject({ title: expect.stringContaining('Too many requests') })
    expect((await app.inject({ url: icon, remoteAddress: '10.0.0.2' })).statusCode).toBe(200)
    const forged = { 'x-forwarded-for': '192.0.2.7' }
    const dodging = await app.inject({ url: icon, headers: forged, remoteAddress: '10.0.0.1' })
    expect(dodging.statusCode).toBe(429)
    expect(failed).toEqual([])
  })

  test('is limited at addresses that do not exist, too', async () => {
    const { app } = await listening()
    expect((await flood(app, '/api/v1/nowhere', {})).statusCode).toBe(429)
  })

  test('through a trusted proxy is counted by reader, not by proxy', async () => {
    const { app } = await listening({ TRUSTED_PROXIES: '10.0.0.0/8' })
    expect((await flood(app, icon, { 'x-forwarded-for': '192.0.2.7' })).statusCode).toBe(429)
    const headers = { 'x-forwarded-for': '192.0.2.8' }
    const other = await app.inject({ url: icon, headers, remoteAddress: '10.0.0.1' })
    expect(other.statusCode).toBe(200)
  })
})
