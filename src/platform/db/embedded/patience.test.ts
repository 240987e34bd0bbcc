import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { openInMemory } from './engine.ts'
import { client, guest } from './test-clients.ts'

test(
  'who has a transaction open and says nothing is rolled back and cut off, is told why, and others go on',
  { timeout: 30_000 },
  async () => {
    let cutOffs = 0
    const engine = await openInMemory(undefined, { mostIdle: 200, onCutOff: () => (cutOffs += 1) })
    onTestFinished(() => engine.close())
    const ben = await guest(engine)
    await ben.query('create table step (who text not null)')

    const ada = await client(engine)
    const told = once(ada, 'error')
    await ada.query('begin')
    await ada.query("insert into step values ('ada')")
    const seen = ben.query('select count(*)::int as rows from step')
    expect((await seen).rows).toEqual([{ rows: 0 }])
    const [reason] = await told
    expect(reason).toMatchObject({ code: '25P03' })
    expect(cutOffs).toBe(1)
  },
)

test(
  'one long statement is not silence, and an idle client without a transaction is left alone',
  { timeout: 30_000 },
  async () => {
    const engine = await openInMemory(undefined, { mostIdle: 100 })
    onTestFinished(() => engine.close())
    const ada = await guest(engine)
    await ada.query('begin')
    await ada.query('select pg_sleep(0.5)')
    await ada.query('commit')
    const ben = await guest(engine)
    await ben.query('select pg_sleep(0.3)')
    expect((await ada.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  },
)
