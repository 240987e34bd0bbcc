import { sql } from 'kysely'
import { expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import { settle } from './actions.ts'
import { asked, cast, room, theOne } from './support.test.room.ts'
import { supportImpact } from './views/impact.ts'

test('a request comes to another when its holder is away, leaves, or is late, once, with the cause', async ({
  iom,
}) => {
  const { developer, support, director } = await cast(iom)
  const id = await asked(developer)
  const on = async (day: string) => settle(iom, { today: await momentAt(iom, day, null) }, room)
  const where = async () => {
    const { standing } = await theOne(iom, id)
    return [standing.cause, standing.post, standing.office].join(' ')
  }
  expect(await on('2026-11-22')).toEqual({ moved: 0, reminded: 0, stuck: 0 })
  await sql`insert into absence (id, person, away, recorded)
    values ('ab-1', ${support.asker.person}, '[2026-11-23,2026-11-25)', '[2000-01-01,)')`.execute(
    iom,
  )
  expect(await on('2026-11-23')).toMatchObject({ moved: 1 })
  expect(await where()).toBe('absence regional-director-of-dirk vienna')
  expect(await on('2026-11-23')).toEqual({ moved: 0, reminded: 0, stuck: 0 })
  await sql`update person_state set standing = 'deactivated' where person = ${director.asker.person}`.execute(
    iom,
  )
  expect(await on('2026-11-26')).toMatchObject({ moved: 1 })
  expect(await where()).toBe('vacancy regional-project-support-of-sven vienna')
  const { due } = (await theOne(iom, id)).standing
  expect(await on(due)).toMatchObject({ moved: 0, reminded: 1 })
  expect(await on('2027-01-20')).toMatchObject({ moved: 1 })
  expect(await where()).toBe('overdue thematic-department-of-thea headquarters')
  const letters = await sql<{ topic: string; name: string }>`
    select topic, name from letter where topic like 'support.%' order by id`.execute(iom)
  expect(letters.rows.map(({ topic, name }) => `${topic} ${name}`)).toEqual([
    'support.came Sven',
    'support.moved Dirk',
    'support.moved Sven',
    'support.due Sven',
    'support.moved Thea',
  ])
})

test('a request follows the network: who loses technical support no longer has it', async ({
  iom,
}) => {
  const { developer } = await cast(iom)
  const id = await asked(developer)
  const moment = await momentAt(iom, '2026-11-22', null)
  const foretold = async () =>
    (await supportImpact.standings({ db: iom, moment, locale: 'en' }, [])).map(({ key, says }) => [
      key,
      ...says.map((each) => each.id),
    ])
  expect(await foretold()).toEqual([[id, 'vienna']])
  await perform(
    iom,
    { by: byCommand('test'), name: 'decisions.decided', subject: 'test:any' },
    async (act) => {
      await sql`update office_function set recorded = recorded - tstzmultirange(tstzrange(${act.at}::timestamptz, null))
        where office = 'vienna' and upper_inf(recorded)`.execute(act.db)
      await sql`update office_coverage set recorded = recorded - tstzmultirange(tstzrange(${act.at}::timestamptz, null))
        where office = 'vienna' and upper_inf(recorded)`.execute(act.db)
    },
  )
  expect(await foretold()).toEqual([[id, 'headquarters']])
  expect(await settle(iom, { today: moment }, room)).toMatchObject({ moved: 1, stuck: 0 })
  expect((await theOne(iom, id)).standing).toMatchObject({
    cause: 'reorganisation',
    office: 'headquarters',
  })
})
