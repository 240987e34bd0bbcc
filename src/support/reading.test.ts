import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import type { as } from '#posts/people.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { tellTime } from './actions.ts'
import { asked, cast, move, today } from './support.test.room.ts'
import { loadBy, operatorsSight, requestList } from './views.ts'

test('what waits for somebody is what they have, and answers to what they asked; others do not see it', async ({
  iom,
}) => {
  const { developer, other, support, department, elsewhere } = await cast(iom)
  const id = await asked(developer)
  const waiting = async (by: Awaited<ReturnType<typeof as>>) =>
    (
      await requestList(
        { db: iom, moment: by.asker.today, asker: by.asker },
        { view: 'waiting' },
        { limit: 10 },
      )
    ).items.map((each) => each.id)
  const all = async (by: Awaited<ReturnType<typeof as>>) =>
    (await requestList({ db: iom, moment: by.asker.today, asker: by.asker }, {}, { limit: 10 }))
      .total
  expect([await waiting(support), await waiting(developer)]).toEqual([[id], []])
  await move(support, id, { move: 'answer', text: 'Here' })
  expect([await waiting(support), await waiting(developer), await waiting(other)]).toEqual([
    [],
    [id],
    [],
  ])
  await sql`update person_state set standing = 'deactivated' where person = ${developer.asker.person}`.execute(
    iom,
  )
  expect(await waiting(other)).toEqual([id])
  expect([await all(department), await all(other), await all(elsewhere)]).toEqual([1, 1, 0])
})

test('load counts requests, hours and days to the answer by office, theme and quarter', async ({
  iom,
}) => {
  const { developer, support } = await cast(iom)
  const first = await asked(developer)
  await asked(developer, { theme: 'protection' })
  await tellTime(support, first, { day: today, hours: '1.5' })
  await move(support, first, { move: 'answer', text: 'Here' })
  await sql`update support_request set asked_at = '2026-10-01T00:00:00Z'`.execute(iom)
  await sql`update support_standing set answered_at = '2026-10-05T12:00:00Z' where answered_at is not null`.execute(
    iom,
  )
  const moment = await momentAt(iom, today, null)
  const by = async (parts: Parameters<typeof loadBy>[2], filter = {}) =>
    loadBy(iom, moment, parts, { filter, sight: operatorsSight })
  expect(await by(['office', 'theme', 'quarter'])).toMatchObject([
    {
      office: 'vienna',
      theme: 'labour-mobility',
      quarter: '2026-Q4',
      asked: 1,
      open: 0,
      answered: 1,
      days: 4.5,
      quarters: 6,
    },
    { theme: 'protection', asked: 1, open: 1, answered: 0, days: null, quarters: 0 },
  ])
  expect(await by(['office'])).toMatchObject([
    { office: 'vienna', theme: '', quarter: '', asked: 2, open: 1, quarters: 6 },
  ])
  expect(await by(['office'], { theme: 'protection' })).toMatchObject([{ asked: 1 }])
})
