import { sql } from 'kysely'
import { expect } from 'vitest'
import { clockOf } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { test } from '#platform/testing/world.ts'
import { somebody } from '#posts/people.test.room.ts'
import { undo } from './actions/withdraw.ts'
import { byCommand, perform } from '#platform/act.ts'
import { decided, ground, step } from './decided.test.room.ts'
import { takeEffect } from './jobs.ts'

const link = (locale: string, id: string) => `http://127.0.0.1/${locale}/decisions/${id}`
const at = (db: Db, instant: string, calendar: { timeZone: string; today?: string } = geneva) =>
  takeEffect({ db, clock: clockOf(calendar, new Date(instant)), link })
const geneva = { timeZone: 'Europe/Zurich' }

/** What the history says took effect where, the first first. */
async function recorded(db: Db) {
  const { rows } = await sql<{ subject: string; office: string | null; person: string | null }>`
    select subject, office, person from event where name = 'decisions.took-effect' order by id`.execute(
    db,
  )
  return rows
}

async function letters(db: Db) {
  const { rows } = await sql<{ address: string; details: Record<string, string>; link: string }>`
    select address, details, link from letter where topic = 'decisions.took-effect' order by id`.execute(
    db,
  )
  return rows
}

const both = [step('vienna', 'kind', 'global-office'), step('bangkok', 'kind', 'global-office')]

test('a decision takes effect at midnight of each office, once', async ({ iom }) => {
  const id = await decided(iom, both)
  const event = { subject: `decision:${id}`, person: null }
  expect(await at(iom, '2026-12-31T16:59:00Z')).toBe(0)
  // Midnight in Bangkok; it is still afternoon in Vienna.
  expect(await at(iom, '2026-12-31T17:00:00Z')).toBe(1)
  expect(await recorded(iom)).toEqual([{ ...event, office: 'bangkok' }])
  expect(await at(iom, '2026-12-31T22:59:00Z')).toBe(0)
  expect(await at(iom, '2026-12-31T23:00:00Z')).toBe(1)
  expect(await at(iom, '2027-01-01T23:00:00Z')).toBe(0)
  expect(await recorded(iom)).toEqual([
    { ...event, office: 'bangkok' },
    { ...event, office: 'vienna' },
  ])
})

test('what fell due while the program was down is made up for, in the order of its days', async ({
  iom,
}) => {
  const later = await decided(iom, [step('vienna', 'language', 'de')], { from: '2027-03-01' })
  const first = await decided(iom, both)
  expect(await at(iom, '2027-06-01T12:00:00Z')).toBe(3)
  expect((await recorded(iom)).map(({ subject, office }) => `${subject} ${office}`)).toEqual([
    `decision:${first} bangkok`,
    `decision:${first} vienna`,
    `decision:${later} vienna`,
  ])
  expect(await at(iom, '2027-06-01T12:01:00Z')).toBe(0)
})

test('a decision that concerns no office takes effect once, by the day of the organisation', async ({
  iom,
}) => {
  const unit = { ...step('', 'kind', 'department'), subject: 'unit:any' }
  await decided(iom, [unit])
  expect(await at(iom, '2026-12-31T22:30:00Z')).toBe(0)
  expect(await at(iom, '2026-12-31T23:30:00Z')).toBe(1)
  expect((await recorded(iom)).map(({ office }) => office)).toEqual([null])
  expect(await at(iom, '2027-01-02T12:00:00Z')).toBe(0)
})

test('what was withdrawn, and what only corrects, takes no effect', async ({ iom }) => {
  const id = await decided(iom, both)
  const deed = { by: byCommand('test'), name: 'decisions.withdrawn', subject: `decision:${id}` }
  await perform(iom, deed, (act) => undo(act, id, '2026-12-01', ground))
  const missing = { ...step('vienna', 'language', 'fr'), wrong: null, right: 'fr' }
  const window = { earliest: '2020-01-01', latest: '2020-01-01' }
  await decided(iom, [], {
    from: null,
    corrections: [{ ...missing, from: window, until: null }],
  })
  expect(await at(iom, '2027-06-01T12:00:00Z')).toBe(0)
  expect(await recorded(iom)).toEqual([])
})

test('a rehearsal whose calendar stands still never comes to its day', async ({ iom }) => {
  await decided(iom, both)
  expect(await at(iom, '2027-06-01T12:00:00Z', { ...geneva, today: '2026-12-31' })).toBe(0)
})

test('whoever holds a post at the office is told what is different there, and who decided is told once', async ({
  iom,
}) => {
  await somebody(iom, 'Greta', 'regional-director', 'vienna')
  await somebody(iom, 'Somchai', 'chief-of-mission', 'bangkok')
  await somebody(iom, 'Elsewhere', 'chief-of-mission', 'dakar')
  const author = await somebody(iom, 'Dilnoza', 'director-general', 'headquarters')
  const id = await decided(iom, [...both, step('vienna', 'line', 'office:brussels')], { author })
  await at(iom, '2027-01-01T12:00:00Z')
  const written = await letters(iom)
  expect(written.map(({ address }) => address)).toEqual([
    'somchai@example.invalid',
    'dilnoza@example.invalid',
    'greta@example.invalid',
  ])
  const greta = written[2]
  expect(greta?.details['sentences']).toBe(
    '– From 1 January 2027, Europe and Central Asia is a Global Office\n\n– From 1 January 2027, Europe and Central Asia reports to Subregional Office in Brussels',
  )
  expect(greta?.details['office']).toBe('Europe and Central Asia')
  expect(greta?.link).toBe(`http://127.0.0.1/en/decisions/${id}`)
})
