import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { startTracing } from '#platform/http/tracing.ts'
import { databaseLike } from '#platform/testing/world.ts'
import { createApp } from '../src/app.ts'
import { organisations } from '../src/organisations.ts'
import { readConfig } from '#platform/config.ts'

interface Sent {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  attributes: { key: string; value: Record<string, unknown> }[]
}

/** A collector that keeps the spans it is sent. */
async function collector() {
  const spans: Sent[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      const { resourceSpans }: { resourceSpans: { scopeSpans: { spans: Sent[] }[] }[] } =
        JSON.parse(body)
      for (const { scopeSpans } of resourceSpans)
        for (const each of scopeSpans) spans.push(...each.spans)
      response.setHeader('content-type', 'application/json').end('{}')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address: AddressInfo | string | null = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { spans, url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

test('a request is a span, its queries lie below it, and no value is sent', async () => {
  const { spans, url, close } = await collector()
  const { db, close: leave } = await databaseLike('orpe')
  const tracing = await startTracing(url)
  const app = await createApp({
    config: readConfig({}),
    organisations: await organisations(),
    databases: { isReady: () => true, open: async () => db },
    tracing,
  })
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const headers = { host: 'orpe.localhost', traceparent }
  const answer = await app.inject({ url: '/api/v1/offices/vienna?asOf=2018-06-30', headers })
  expect(answer.statusCode).toBe(200)
  await app.close()
  await tracing.stop()
  await leave()
  close()

  const request = spans.find((span) => span.name === 'GET /api/v1/offices/:id')
  expect(request).toMatchObject({
    traceId: '0af7651916cd43dd8448eb211c80319c',
    parentSpanId: 'b7ad6b7169203331',
  })
  const queries = spans.filter((span) => span.parentSpanId === request?.spanId)
  expect(queries.length).toBeGreaterThan(1)
  expect(queries.every((span) => span.name.startsWith('sql '))).toBe(true)
  expect(JSON.stringify(spans)).not.toContain('vienna')
  const status = request?.attributes.find((each) => each.key === 'http.response.status_code')
  expect(status?.value).toEqual({ intValue: 200 })
})
