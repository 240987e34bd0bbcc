import { Buffer } from 'node:buffer'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openInMemory, type Embedded } from './engine.ts'
import { client, cut, guest, raw } from './test-clients.ts'
import { message, query } from './wire.ts'

describe('one engine, many connections', () => {
  let engine: Awaited<ReturnType<typeof openInMemory>>
  beforeAll(async () => {
    engine = await openInMemory()
    const ada = await client(engine)
    await ada.query('create table step (who text not null)')
    await ada.end()
  }, 30_000)
  afterAll(() => engine.close())

  test('a transaction is not interleaved, and who waits is served in order', async () => {
    const [ada, ben, eve] = [await guest(engine), await guest(engine), await guest(engine)]
    await ada.query('begin')
    await ada.query("insert into step values ('ada')")
    const order: string[] = []
    const waiting = [ben, eve, ben].map((who, at) =>
      who.query("insert into step values ('other')").then(() => order.push(`${at}`)),
    )
    await pause(50)
    expect((await ada.query('select who from step')).rows).toEqual([{ who: 'ada' }])
    expect(order).toEqual([])
    await ada.query('commit')
    await Promise.all(waiting)
    expect(order).toEqual(['0', '1', '2'])
  })

  test('what a client left open is rolled back before the next one is served', async () => {
    const [ada, ben] = [await guest(engine), await guest(engine)]
    await ada.query('begin')
    await ada.query("insert into step values ('vanished')")
    const seen = ben.query("select count(*)::int as rows from step where who = 'vanished'")
    cut(ada)
    expect((await seen).rows).toEqual([{ rows: 0 }])
  })

  test('what a client left after a Flush is rolled back too, not committed', async () => {
    const ben = await guest(engine)
    const ada = await raw(engine)
    ada.say(parse("insert into step values ('flushed')"), bind, execute, message('H'))
    await ada.heard('INSERT 0 1')
    const seen = ben.query("select count(*)::int as rows from step where who = 'flushed'")
    ada.socket.destroy()
    expect((await seen).rows).toEqual([{ rows: 0 }])
  })

  test('after an error in a pipeline the rest is skipped, and all is well after the Sync', async () => {
    const ada = await raw(engine)
    ada.say(
      parse('select 11'),
      bind,
      execute,
      parse('selec'),
      bind,
      execute,
      parse('select 22'),
      bind,
      execute,
    )
    ada.say(message('S'), query('select 33'))
    await ada.heard('33')
    expect(ada.types().join('')).toMatch(/12DCEZTDCZ$/)
    expect(ada.text()).not.toContain('22')
  })

  test('after an error and a Flush the engine skips to the Sync, even a Query', async () => {
    const ada = await raw(engine)
    ada.say(parse('selec'), message('H'))
    await ada.heard('syntax error')
    ada.say(query('select 44'), message('S'), query('select 55'))
    await ada.heard('55')
    expect(ada.text()).not.toContain('44')
    await expectWell(engine)
  })

  test('what was asked before the farewell is done', async () => {
    const ada = await raw(engine)
    ada.say(query("insert into step values ('last words')"), message('X'))
    await once(ada.socket, 'close')
    expect(ada.text()).toContain('INSERT 0 1')
  })

  test('garbage ends the connection and harms nobody else', async () => {
    const ben = await guest(engine)
    await ben.query('begin')
    for (const garbage of [
      message('~', 'x'),
      Buffer.from('Q\x7f\xff\xff\xff', 'latin1'),
      Buffer.alloc(50),
    ]) {
      const ada = await raw(engine)
      ada.say(garbage)
      await once(ada.socket, 'close')
      expect(ada.text()).toContain('08P01')
    }
    await ben.query('commit')
    await expectWell(engine)
  })

  test('a message that lies about its inside is an error and no more', async () => {
    const ada = await raw(engine)
    ada.say(parse('select 1'), message('B', Buffer.from([0, 0, 0, 9, 9])), message('S'))
    await ada.heard('insufficient data')
    await expectWell(engine)
  })

  test('copy from stdin is refused and fails its transaction as any error does', async () => {
    const ada = await guest(engine)
    await ada.query('begin')
    await expect(ada.query('copy step from stdin')).rejects.toMatchObject({ code: '0A000' })
    await expect(ada.query('select 1')).rejects.toMatchObject({ code: '25P02' })
    await ada.query('rollback')
    expect((await ada.query('copy step to stdout')).command).toBe('COPY')
  })

  test('the extensions are there, and the time zone is UTC', async () => {
    const ada = await guest(engine)
    await ada.query(
      'create extension btree_gist; create extension pg_trgm; create extension unaccent',
    )
    expect((await ada.query('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }])
  })

  test('JSON that is absurdly deep is bad JSON, not the end', async () => {
    const ada = await guest(engine)
    await expect(ada.query('select $1::jsonb', ['['.repeat(300_000)])).rejects.toMatchObject({
      code: '22P02',
    })
    await expectWell(engine)
  })

  test('a picture opens as a second world with the same rows', async () => {
    const ada = await guest(engine)
    await ada.query("insert into step values ('in the picture')")
    const second = await openInMemory(await engine.picture())
    onTestFinished(() => second.close())
    const ben = await guest(second)
    const { rows } = await ben.query("select who from step where who = 'in the picture'")
    expect(rows).toEqual([{ who: 'in the picture' }])
  })
})

test('when the engine crashes it says so, connections are cut, and it still closes', async () => {
  const engine = await openInMemory()
  const ada = await guest(engine)
  // Deeper than the thread's stack: the one way we know that is left.
  await expect(ada.query('select $1::jsonb', ['['.repeat(3_000_000)])).rejects.toThrow(
    'Connection terminated',
  )
  expect((await engine.died).message).toContain('Maximum call stack size exceeded')
  await engine.close()
  expect(existsSync(engine.socketFolder)).toBe(false)
})

async function expectWell(engine: Embedded) {
  const ada = await guest(engine)
  expect((await ada.query('select 1 as one')).rows).toEqual([{ one: 1 }])
}

function parse(sql: string): Buffer {
  return message('P', '', sql, Buffer.alloc(2))
}
const bind = message('B', '', '', Buffer.alloc(6))
const execute = message('E', '', Buffer.alloc(4))

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
