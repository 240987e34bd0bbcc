import { sql } from 'kysely'
import { expect, test as plain } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { test } from '#platform/testing/world.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { cast, proposal, say, sent, today } from './routes.test.room.ts'
import { waitingCount, waitingFor } from './views.ts'
import { benchOn } from './views/bench.ts'
import { paceBy } from './views/pace.ts'
import { inPeriod, turnaround } from './views/turnaround.ts'

/** What is open now came so many days ago, and was taken up so many days after. */
const came = (db: Db, daysAgo: number, takenUpAfter: number) =>
  sql`update route_standing set opened_at = now() - ${daysAgo} * interval '1 day',
    begun_at = now() - ${daysAgo - takenUpAfter} * interval '1 day' where upper_inf(recorded) and state = 'open'`.execute(
    db,
  )

test('how long steps took is what was between their standings, and stays with the verdict', async ({
  iom,
}) => {
  const { developer, chief } = await cast(iom)
  for (const [id, ago, after] of [
    ['pr-1', 3, 2],
    ['pr-2', 5, 1],
    ['pr-3', 9, 6],
  ] as const) {
    await proposal(iom, { id })
    await sent(developer, id)
    await came(iom, ago, after)
    await say(chief, 'chief-of-mission', {}, id)
  }
  const moment = await momentAt(iom, today, null)
  const filter = { rule: 'chief-of-mission', from: '2008-01-01' }
  expect(await turnaround(iom, moment, filter)).toMatchObject([
    {
      office: 'kyrgyzstan',
      officeName: 'Kyrgyzstan',
      rule: 'chief-of-mission',
      type: 'DP',
      count: 3,
      waiting: { median: 2, p90: 5.2 },
      working: { median: 3, p90: 3.8 },
    },
  ])
  const { rows } = await sql<{ same: boolean }>`
    select (said.office, said.rule, said.opened_at, said.begun_at) = (stood.office, step.rule, stood.opened_at, stood.begun_at) as same
    from route_verdict said join route_standing stood on stood.step = said.step and upper_inf(stood.recorded)
      join route_step step on step.id = said.step`.execute(iom)
  expect(rows).toEqual([{ same: true }, { same: true }, { same: true }])
  for (const by of ['all', 'month', 'office', 'rule', 'type'] as const)
    expect(await paceBy(iom, moment, by, filter), by).toMatchObject([
      { count: 3, whole: { median: 5, p90: 8.2 } },
    ])
  expect(await turnaround(iom, moment, { ...filter, office: 'vienna' })).toEqual([])
  expect(await turnaround(iom, moment, { ...filter, type: 'XX' })).toEqual([])
  await sql`update route_verdict set at = at - interval '3 years'`.execute(iom)
  expect(await paceBy(iom, moment, 'all', inPeriod({}, today))).toEqual([])
  expect(await paceBy(iom, moment, 'all', filter)).toMatchObject([{ count: 3 }])
})

plain('without a first day times are those of the last year', () => {
  expect(inPeriod({}, '2026-11-22').from).toBe('2025-11-01')
  expect(inPeriod({ to: '2024-02-29' }, '2026-11-22').from).toBe('2023-02-01')
  expect(inPeriod({ from: '2008-01-01', office: 'kenya' }, '2026-11-22')).toEqual({
    from: '2008-01-01',
    office: 'kenya',
  })
  expect(inPeriod({ to: '0001-05-05' }, '2026-11-22').from).toBe('0001-05-01')
})

test('who can act at some offices is told as of all: their posts, stand-ins, and those asked when nobody else can', async ({
  iom,
}) => {
  await cast(iom)
  const administrator = await somebody(iom, 'Ada', 'administrator', 'headquarters')
  const deputy = await somebody(iom, 'Didi', 'deputy-chief-of-mission', 'kenya')
  await sql`insert into delegation (id, post, to_post, person, rights, held, reason, recorded)
    values ('lent-1', 'chief-of-mission-of-cora', 'deputy-chief-of-mission-of-didi', ${deputy}, null, '[2020-01-01,)', 'In charge', '[2000-01-01,)')`.execute(
    iom,
  )
  const moment = await momentAt(iom, today, null)
  const whole = await benchOn(iom, moment)
  const some = await benchOn(iom, moment, undefined, ['kyrgyzstan', 'vienna'])
  for (const office of ['kyrgyzstan', 'vienna'])
    expect(some.byOffice.get(office), office).toEqual(whole.byOffice.get(office))
  expect(some.byOffice.has('kenya')).toBe(false)
  expect(some.lastResorts).toEqual(whole.lastResorts)
  expect(some.posts.get('chief-of-mission-of-cora')?.hands.map(({ person }) => person)).toContain(
    deputy,
  )
  expect(some.lastResorts.flatMap(({ hands }) => hands.map(({ person }) => person))).toContain(
    administrator,
  )
})

test('page by page somebody has each of their steps once, whatever post has it, what is due first before the rest', async ({
  iom,
}) => {
  const { developer, chief } = await cast(iom)
  const { person } = chief.asker
  await sql`insert into delegation (id, post, to_post, person, rights, held, reason, recorded)
    values ('lent-2', 'resource-management-officer-of-rana', 'chief-of-mission-of-cora', ${person}, null, '[2020-01-01,)', 'Away', '[2000-01-01,)')`.execute(
    iom,
  )
  const both = await as(iom, person, today)
  for (let at = 1; at <= 5; at += 1) {
    await proposal(iom, { id: `pr-${at}` })
    await sent(developer, `pr-${at}`)
    if (at % 2 === 0) await say(chief, 'chief-of-mission', {}, `pr-${at}`)
    await sql`update route_standing set due = ${`2026-12-${10 + ((at * 3) % 5)}`}::date
      from route_step step join route on route.id = step.route
      where step.id = route_standing.step and route.project = ${`pr-${at}`} and upper_inf(recorded) and state = 'open'`.execute(
      iom,
    )
  }
  const all = await waitingFor(iom, both.asker, { limit: 100 })
  expect(all.items.map(({ rule, due }) => `${due} ${rule}`)).toEqual([
    '2026-12-10 chief-of-mission',
    '2026-12-11 resource-management',
    '2026-12-12 resource-management',
    '2026-12-13 chief-of-mission',
    '2026-12-14 chief-of-mission',
  ])
  const paged: string[] = []
  for (let cursor: string | undefined, rounds = 0; rounds < 5; rounds += 1) {
    const page = await waitingFor(iom, both.asker, { limit: 2, cursor })
    expect(page.total).toBe(5)
    paged.push(...page.items.map(({ step }) => step))
    if (page.next === null) break
    cursor = page.next
  }
  expect(paged).toEqual(all.items.map(({ step }) => step))
  expect(await waitingCount(iom, both.asker)).toBe(5)
})
