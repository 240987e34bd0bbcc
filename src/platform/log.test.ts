import Fastify, { LogController } from 'fastify'
import { expect, test } from 'vitest'
import { logRequests, requestIdOf } from '#platform/http/requests.ts'
import { makeLog } from './log.ts'

function logged(logFormat: 'json' | 'text', logLevel: 'debug' | 'info' = 'info') {
  const lines: string[] = []
  return { lines, log: makeLog({ logFormat, logLevel }, (line) => lines.push(line)) }
}

const withoutTimes = (line: string | undefined): unknown => {
  const { time: _time, ms: _ms, ...rest }: Record<string, unknown> = JSON.parse(line ?? '{}')
  return rest
}

async function serverWith(log: ReturnType<typeof makeLog>) {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    genReqId: ({ headers }) => requestIdOf(headers),
  })
  logRequests(app, () => 'iom')
  app.get('/offices/:id', async () => ({}))
  app.get('/healthz', async () => ({}))
  return app
}

test('a request is one line: its id, route and figures, never what was asked for', async () => {
  const { lines, log } = logged('json', 'debug')
  const app = await serverWith(log)
  lines.length = 0
  const url = '/offices/vienna?q=a.person%40example.org'
  const answer = await app.inject({ url, headers: { 'x-request-id': 'proxy-0001' } })
  expect(answer.headers['x-request-id']).toBe('proxy-0001')
  expect(lines.map(withoutTimes)).toEqual([
    {
      level: 'info',
      request: 'proxy-0001',
      method: 'GET',
      route: '/offices/:id',
      status: 200,
      organisation: 'iom',
      msg: 'request',
    },
  ])
  expect(lines.join('')).not.toMatch(/vienna|person|127\.0\.0\.1/)
})

test('what machines ask every few seconds is told only in detail', async () => {
  const { lines, log } = logged('json')
  const app = await serverWith(log)
  lines.length = 0
  await app.inject({ url: '/healthz' })
  expect(lines).toEqual([])
})

test('an id that is not written like one gets another', () => {
  expect(requestIdOf({ 'x-request-id': '0123abcd-ef' })).toBe('0123abcd-ef')
  for (const bad of ['short', 'a b c d e f g', '<script>alert</script>', 'x'.repeat(65)])
    expect(requestIdOf({ 'x-request-id': bad })).toMatch(/^[0-9a-f-]{36}$/)
})

test('people read short lines, an error with its stack and without what a driver hung on it', () => {
  const { lines, log } = logged('text')
  log.info('iom: ready')
  const told = { method: 'GET', route: '/en', status: 200, ms: 12.5, organisation: 'iom' }
  log.child({ request: 'abcdefgh' }).info(told, 'request')
  log.error(
    { err: Object.assign(new Error('broken'), { detail: 'Key (name)=(A Person)' }) },
    'failed',
  )
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d info {2}iom: ready\n$/)
  expect(lines[1]).toMatch(/info {2}GET \/en 200 12.5 ms iom abcdefgh\n$/)
  expect(lines[2]).toMatch(/error failed\nError: broken\n {4}at /)
  expect(lines.join('')).not.toContain('A Person')
})
