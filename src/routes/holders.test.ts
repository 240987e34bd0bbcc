import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { versionOf } from '#platform/doors/version.ts'
import { test } from '#platform/testing/world.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { begin, passOn, settle } from './actions.ts'
import { heldByStep } from './model/held.ts'
import { cast, endOf, proposal, room, say, sent, stepOf, today } from './routes.test.room.ts'

describe('whoever has a step', () => {
  test('takes it up once, and passes it on to a colleague who can act', async ({ iom }) => {
    const { developer, chief } = await cast(iom)
    const deputy = await as(iom, await somebody(iom, 'Didi', 'deputy-chief-of-mission'), today)
    await proposal(iom)
    await sent(developer)
    const { id } = (await stepOf(iom, 'chief-of-mission')).step
    await begin(chief, id)
    expect(await endOf(begin(chief, id))).toBe('routes/begun')
    const version = versionOf(heldByStep(await stepOf(iom, 'chief-of-mission')))
    const to = (post: string) => passOn(chief, id, { post, reason: 'Away', version }, room)
    expect(await endOf(to('project-developer-of-pia'))).toBe('form/invalid post routes/not-able')
    expect(await endOf(to('regional-director-of-dirk'))).toBe('form/invalid post routes/not-able')
    await to('deputy-chief-of-mission-of-didi')
    expect(await endOf(to('deputy-chief-of-mission-of-didi'))).toBe('routes/not-yours')
    expect((await stepOf(iom, 'chief-of-mission')).standing).toMatchObject({
      cause: 'passed-on',
      begunAt: null,
    })
    expect(await endOf(say(chief, 'chief-of-mission'))).toBe('routes/not-yours')
    await say(deputy, 'chief-of-mission')
  })

  test('is told by letter, and the history tells what was done', async ({ iom }) => {
    const { developer, chief } = await cast(iom)
    await proposal(iom)
    await sent(developer)
    await say(chief, 'chief-of-mission')
    const letters = await sql<{ topic: string; name: string }>`
      select topic, name from letter where topic like 'routes.%' order by name`.execute(iom)
    expect(letters.rows.map(({ topic, name }) => `${topic} ${name}`)).toEqual([
      'routes.came Cora',
      'routes.came Rana',
      'routes.came Sven',
    ])
    const events = await sql<{ name: string }>`
      select name from event where name like 'routes.%' and subject = 'project:pr-route' order by id`.execute(
      iom,
    )
    expect(events.rows.map(({ name }) => name)).toEqual(['routes.submitted', 'routes.decided'])
  })
})

test('a step comes to another when its holder leaves, is away, or is late, once, with the cause', async ({
  iom,
}) => {
  const { developer, chief } = await cast(iom)
  const deputy = await somebody(iom, 'Didi', 'deputy-chief-of-mission')
  await proposal(iom)
  await sent(developer)
  const on = async (day: string) => settle(iom, { today: await momentAt(iom, day, null) }, room)
  const where = async () => {
    const { standing } = await stepOf(iom, 'chief-of-mission')
    return [standing.cause, standing.post, standing.office].join(' ')
  }
  expect(await on(today)).toMatchObject({ moved: 0 })
  await sql`insert into absence (id, person, away, recorded)
    values ('ab-1', ${chief.asker.person}, '[2026-11-23,2026-11-25)', '[2000-01-01,)')`.execute(iom)
  expect(await on('2026-11-23')).toMatchObject({ moved: 1 })
  expect(await where()).toBe('absence deputy-chief-of-mission-of-didi kyrgyzstan')
  expect(await on('2026-11-23')).toEqual({ moved: 0, reminded: 0, stuck: 0 })
  // Whoever stands in keeps it when the other is back.
  expect(await on('2026-11-25')).toMatchObject({ moved: 0 })
  await sql`update person_state set standing = 'deactivated' where person = ${deputy}`.execute(iom)
  expect(await on('2026-11-26')).toMatchObject({ moved: 1 })
  expect(await where()).toBe('vacancy chief-of-mission-of-cora kyrgyzstan')
  expect(await on('2026-11-29')).toMatchObject({ reminded: 1 })
  expect(await on('2026-11-30')).toMatchObject({ moved: 0, reminded: 0 })
  expect(await on('2026-12-20')).toMatchObject({ moved: 1 })
  expect(await where()).toBe('overdue regional-director-of-dirk vienna')
  const letters = await sql<{ topic: string; name: string }>`
    select topic, name from letter where topic like 'routes.%' order by id`.execute(iom)
  expect(letters.rows.map(({ topic, name }) => `${topic} ${name}`)).toEqual([
    'routes.came Cora',
    'routes.moved Didi',
    'routes.due Didi',
    'routes.moved Cora',
    'routes.due Cora',
    'routes.moved Dirk',
  ])
})
