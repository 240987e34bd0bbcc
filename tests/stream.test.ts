import { afterAll, beforeAll, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { mostForOne } from '#platform/stream/stream.ts'
import { listening } from '#platform/stream/watching.ts'
import { cast, proposal, sent } from '#routes/routes.test.room.ts'
import { sessionOf } from './accounts.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
let db: Db
let address = ''
let who: Awaited<ReturnType<typeof cast>>
let cookie = ''

beforeAll(async () => {
  program = await startProgram()
  db = await program.databaseOf('iom')
  who = await cast(db)
  cookie = `meridian=${await sessionOf(db, who.chief.asker.person, new Date('2026-11-22T12:00:00Z'))}`
  address = await program.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => program.close())

interface Listening {
  status: number
  headers: Headers
  /** What came next, whole; null when the stream is over. */
  next(): Promise<{ id: string; list: string; said: string; count: number } | null>
  leave(): void
}

/** Somebody who listens to what becomes of their work, as a browser does. */
async function listens(headers: Record<string, string> = {}, query = ''): Promise<Listening> {
  const leaving = new AbortController()
  const answer = await fetch(`${address}/en/work/changes${query}`, {
    headers: { cookie, accept: 'text/event-stream', ...headers },
    signal: leaving.signal,
  })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    status: answer.status,
    headers: answer.headers,
    leave: () => leaving.abort(),
    next: async () => {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end === -1) {
          const part = await reader?.read()
          if (part === undefined || part.done) return null
          text += part.value
          continue
        }
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        const id = /^id: (.*)$/m.exec(block)?.[1]
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (id !== undefined && data !== undefined) return { id, ...JSON.parse(data) }
      }
    },
  }
}

/** Settles when nobody listens any more: a browser that leaves is noticed by the server, not by the test. */
async function nobodyListens(): Promise<void> {
  while (listening(db) > 0) await new Promise((go) => setTimeout(go, 20))
}

test('a list tells what became of it, once, to whoever looks at it; a browser that comes back is told what it missed', async () => {
  const one = await listens()
  expect(one.status).toBe(200)
  expect(one.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(one.headers.get('cache-control')).toContain('no-transform')
  expect(one.headers.get('x-accel-buffering')).toBe('no')
  const first = await one.next()
  expect(first?.count).toBe(0)

  await proposal(db, {
    id: 'pr-live',
    fields: { 'title.en': 'Wells', currency: 'USD', expected: '9000' },
  })
  await sent(who.developer, 'pr-live')
  const told = await one.next()
  expect(told?.count).toBe(1)
  expect(told?.list).toContain('Wells')
  expect(told?.list).toContain('is asked because')
  expect(told?.said).toBe('Your work changed: 1 waits for you.')
  one.leave()
  await nobodyListens()

  const back = await listens({ 'last-event-id': first?.id ?? '' })
  expect((await back.next())?.list).toBe(told?.list)
  // Who has seen all is told nothing until something happens: what comes first here is what happened after.
  const seen = await listens({ 'last-event-id': told?.id ?? '' }, '?since=0')
  await proposal(db, {
    id: 'pr-more',
    fields: { 'title.en': 'Roads', currency: 'USD', expected: '9000' },
  })
  await sent(who.developer, 'pr-more')
  expect((await seen.next())?.count).toBe(2)
  seen.leave()
  back.leave()
  await nobodyListens()
})

test('whoever is not signed in, or does not ask for a stream, gets none; one person has so many open and no more', async () => {
  expect((await listens({ cookie: '' })).status).toBe(401)
  expect((await listens({ accept: 'text/html' })).status).toBe(406)
  const open = []
  for (let number = 0; number < mostForOne; number += 1) open.push(await listens())
  expect(open.map(({ status }) => status)).toEqual(open.map(() => 200))
  expect((await listens()).status).toBe(204)
  for (const each of open) each.leave()
  await nobodyListens()
  const again = await listens()
  expect(again.status).toBe(200)
  again.leave()
  await nobodyListens()
})

test('what does not concern the list sends nothing, and the stream ends with the session and with the server', async () => {
  const one = await listens()
  await one.next()
  const other = await listens()
  await other.next()
  const elsewhere = { by: byCommand('test'), name: 'evidence.tried', subject: 'test:any' }
  await perform(db, elsewhere, async () => undefined)
  await perform(db, { ...elsewhere, name: 'people.ended' }, async (act) => {
    await act.db.deleteFrom('session').execute()
  })
  expect(await one.next()).toBe(null)
  expect(await other.next()).toBe(null)
  await nobodyListens()
  cookie = `meridian=${await sessionOf(db, who.chief.asker.person, new Date('2026-11-22T12:00:00Z'))}`
  const last = await listens()
  await last.next()
  await program.app.close()
  expect(await last.next()).toBe(null)
  expect(listening(db)).toBe(0)
})
