import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { as, day, somebody } from '#posts/people.test.room.ts'
import { propose } from './actions.ts'
import { passOn } from './jobs.ts'
import {
  decideNow,
  endOf,
  events,
  letters,
  office,
  people,
  room,
  sending,
  yes,
} from './proposals.test.room.ts'
import { proposalById } from './views/proposals.ts'

const clock = (today: string) => ({ today, todayAt: () => today })

describe('after its deadline', () => {
  test('a proposal passes to whoever decides everywhere, once, and they are told', async ({
    iom,
  }) => {
    const { ada, gro } = await people(iom)
    const id = await propose(ada, office, 'change', sending(), room)
    expect(await passOn(iom, clock('2025-02-25'), room)).toBe(0)
    expect(await passOn(iom, clock('2025-02-26'), room)).toBe(1)
    expect(await passOn(iom, clock('2025-02-26'), room)).toBe(0)
    expect(await passOn(iom, clock('2025-03-26'), room)).toBe(0)
    expect((await events(iom, 2)).toReversed()).toEqual([
      'proposals.proposed',
      'proposals.passed-on',
    ])
    expect(await letters(iom)).toEqual(['proposals.came Ilse', 'proposals.passed-on Gro'])
    expect(await proposalById(iom, gro.asker.today, id)).toMatchObject({
      state: 'open',
      stage: 'everywhere',
      since: '2025-02-26',
      passesOn: null,
    })
    const ilse = (
      await sql<{ person: string }>`
      select person from person_state where name = 'Ilse'`.execute(iom)
    ).rows[0]?.person
    const late = await as(iom, ilse ?? '', '2025-02-26')
    expect(await endOf(decideNow(late, id, [yes(1), yes(2)]))).toBe(
      'proposals/with-others-everywhere',
    )
    expect(await endOf(decideNow(gro, id, [yes(1), yes(2)]))).toBe('done')
  })

  test('it may be decided from the day itself, whether or not it was recorded that it passed on', async ({
    iom,
  }) => {
    const { ada } = await people(iom)
    const id = await propose(ada, office, 'change', sending(), room)
    const person = await somebody(iom, 'Hal', 'deputy-director-general', 'headquarters')
    const early = await as(iom, person, '2025-02-25')
    const due = await as(iom, person, '2025-02-26')
    expect(await endOf(decideNow(early, id, [yes(1), yes(2)]))).toBe(
      'proposals/with-others-mandate',
    )
    expect(await endOf(decideNow(due, id, [yes(1), yes(2)]))).toBe('done')
    expect(await passOn(iom, clock('2025-03-26'), room)).toBe(0)
  })
})

test('a proposal passes on before its deadline when nobody holds the mandate any more', async ({
  iom,
}) => {
  const { ada } = await people(iom)
  await propose(ada, office, 'change', sending(), room)
  await sql`update person_state set standing = 'deactivated' where name = 'Ilse'`.execute(iom)
  expect(await passOn(iom, clock(day), room)).toBe(1)
  expect(await letters(iom)).toContain('proposals.passed-on Gro')
})
