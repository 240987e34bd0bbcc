import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { momentNow, test } from '#platform/testing/world.ts'
import { type By, decide, report } from './actions.ts'
import {
  approved,
  cast,
  helped,
  onIndicator,
  onReport,
  planned,
  plannedAnew,
  reported,
  today,
} from './monitoring.test.room.ts'
import type { Reported } from './model/report.ts'
import { reportBy, reportList } from './views.ts'
import { indicatorTitles } from './views/titles.ts'
import { inProgress, plansInProgress } from './views/progress.ts'
import { theIndicator } from './views/indicators.ts'
import { waitingFor } from './views/waiting.ts'

const plan = 'p-one'

const send = async (by: By, change: Partial<Reported> = {}, version?: string) => {
  const opened = version ?? (await onIndicator(by, plan))
  return report(by, { plan, part: 'i1' }, { ...reported, ...change, version: opened }, null)
}

const say = async (
  by: By,
  id: string,
  verdict: 'approved' | 'returned',
  { reason = '', version }: { reason?: string; version?: string } = {},
) => decide(by, id, { verdict, reason, version: version ?? (await onReport(by, id)) }, null)

const letters = async (db: Db) =>
  (await sql<{ topic: string }>`select topic from letter order by topic`.execute(db)).rows.map(
    ({ topic }) => topic,
  )

describe('a value', () => {
  test('waits until somebody with a mandate approves it; then it is the value of its year', async ({
    iom,
  }) => {
    await planned(iom, { id: plan })
    const { chief, director } = await cast(iom)
    const now = chief.asker.today
    const id = await send(chief)
    expect(id).toBe('iv-one-i1-2026-1')
    expect(await reportBy(iom, now, id, 'all')).toMatchObject({ ...reported, state: 'pending' })
    expect(await reportBy(iom, now, id, 'approved')).toBeUndefined()
    const before = await momentNow(iom)
    const standing = async (asKnown: string | null) => {
      const moment = { ...now, asKnown }
      const [only] = await plansInProgress({ db: iom, moment, locale: 'en' }, { country: 'KGZ' })
      return only?.indicators[0]?.present?.standing
    }
    expect(await standing(null)).toBe('no-value')
    await say(director, id, 'approved')
    expect(await reportBy(iom, now, id, 'approved')).toMatchObject({
      isValue: true,
      by: { name: 'Chinara', post: 'chief-of-mission-of-chinara' },
      verdict: { verdict: 'approved', by: { name: 'Dirk' } },
    })
    expect(await standing(null)).toBe('on-the-way')
    expect(await standing(before)).toBe('no-value')
  })

  test('is approved by nobody who reported it, or has no say over the office', async ({ iom }) => {
    await planned(iom, { id: plan, office: 'vienna', covers: ['AUT'] })
    const { director, chief, dakar, reviewer, nobody } = await cast(iom)
    expect(await codeOf(send(chief, {}, 'x'))).toBe('posts/reason.elsewhere')
    expect(await codeOf(send(nobody, {}, 'x'))).toBe('posts/reason.no-right')
    const id = await send(director)
    expect(await codeOf(say(dakar, id, 'approved', { version: 'x' }))).toBe('posts/reason.no-right')
    const [own] = reviewer.asker.grants
    // Somebody who may both report and approve, everywhere.
    const both = {
      ...reviewer,
      asker: {
        ...reviewer.asker,
        grants: [
          ...reviewer.asker.grants,
          ...(own === undefined
            ? []
            : [{ ...own, right: 'monitoring.report', reach: 'everywhere' as const }]),
        ],
      },
    }
    const theirs = await send(both, { year: 2025 })
    expect(await codeOf(say(both, theirs, 'approved'))).toBe('posts/reason.author')
    expect((await waitingFor(iom, both.asker)).map((each) => each.report.id)).toEqual([id])
    await say(both, id, 'approved')
    expect(await waitingFor(iom, both.asker)).toEqual([])
  })

  test('that is returned goes back with a reason, and letters say so', async ({ iom }) => {
    await planned(iom, { id: plan })
    const { chief, director } = await cast(iom)
    const id = await send(chief)
    expect(await letters(iom)).toContain('monitoring.to-approve')
    expect(await codeOf(say(director, id, 'returned', { reason: ' ' }))).toBe('field/missing')
    const version = await onReport(director, id)
    await say(director, id, 'returned', { reason: 'Which register?', version })
    expect(await letters(iom)).toContain('monitoring.returned')
    expect(await codeOf(say(director, id, 'approved', { version }))).toBe('form/stale')
    expect(await codeOf(say(director, id, 'approved'))).toBe('monitoring/decided')
    expect(await reportBy(iom, chief.asker.today, id, 'all')).toMatchObject({
      state: 'returned',
      verdict: { reason: 'Which register?' },
    })
  })

  test('is reported once by a form that is sent twice', async ({ iom }) => {
    await planned(iom, { id: plan })
    const { chief } = await cast(iom)
    const version = await onIndicator(chief, plan)
    await send(chief, {}, version)
    expect(await codeOf(send(chief, {}, version))).toBe('form/stale')
    expect(await reportList(iom, chief.asker.today, { sight: 'all' })).toHaveLength(1)
  })

  test('takes the place of one that waits; what was approved before stays to be read', async ({
    iom,
  }) => {
    await planned(iom, { id: plan })
    const { chief, director } = await cast(iom)
    await approved(iom, plan, { value: '180' })
    const first = await send(chief)
    const second = await send(chief, { value: '195', breakdown: {} })
    expect(await codeOf(say(director, first, 'approved'))).toBe('monitoring/replaced')
    await say(director, second, 'approved')
    const told = await reportList(iom, chief.asker.today, { plans: [plan], sight: 'approved' })
    expect(told.map(({ value, isValue }) => [value, isValue])).toEqual([
      ['180', false],
      ['195', true],
    ])
  })

  test('is refused by its field where it contradicts the indicator', async ({ iom }) => {
    await planned(iom, { id: plan })
    const { chief } = await cast(iom)
    const tried = (change: Partial<Reported>) => codeOf(send(chief, change))
    expect(await tried({ value: '12.5', breakdown: {} })).toBe('monitoring/fault.whole')
    expect(await tried({ breakdown: { female: '1' } })).toBe('monitoring/fault.sum')
    expect(await tried({ year: 2031 })).toBe('monitoring/fault.other-year')
    expect(await tried({ year: 2027 })).toBe('monitoring/fault.future')
    expect(await tried({ source: { title: '', address: null } })).toBe('field/missing')
    expect(await reportList(iom, chief.asker.today, { sight: 'all' })).toEqual([])
  })

  test('is taken of published plans only, and of indicators they have', async ({ iom }) => {
    await planned(iom, { id: plan, state: 'draft' })
    await planned(iom, { id: 'p-gone', state: 'withdrawn' })
    await planned(iom, { id: 'p-over', from: '2020-01-01', to: '2025-12-31' })
    const { chief } = await cast(iom)
    const tried = (id: string, part = 'i1') =>
      codeOf(report(chief, { plan: id, part }, { ...reported, year: 2025, version: 'x' }, null))
    expect(await tried(plan)).toBe('monitoring/not-published')
    expect(await tried('p-gone')).toBe('monitoring/not-published')
    expect(await tried('p-none')).toBe('monitoring/unknown-plan')
    expect(await tried('p-over', 'i9')).toBe('monitoring/unknown-indicator')
    // What ended is reported on afterwards.
    expect(await tried('p-over')).toBe('form/stale')
  })

  test('that no longer fits when it is to be approved is returned', async ({ iom }) => {
    const cumulative = { ...helped, counting: 'cumulative', disaggregation: 'none' }
    await planned(iom, { id: plan, indicators: { i1: cumulative } })
    const { chief, director } = await cast(iom)
    const id = await send(chief, { breakdown: {} })
    await approved(iom, plan, { year: 2025, value: '191' })
    expect(await codeOf(say(director, id, 'approved'))).toBe('monitoring/no-longer-fits')
    await say(director, id, 'returned', { reason: 'Less than the year before' })
  })

  test('means what the version in force on the day says', async ({ iom }) => {
    await planned(iom, { id: plan, to: '2025-12-31' })
    const indicators = { i1: { ...helped, 'title.en': 'Assisted anew', 'target.2026': '190' } }
    await plannedAnew(iom, { id: plan, number: 2, from: '2026-01-01', indicators })
    await approved(iom, plan, { value: '190' })
    const { chief } = await cast(iom)
    const on = async (asOf: string) => {
      const moment = { ...chief.asker.today, asOf }
      const { indicator } = await theIndicator(iom, moment, { plan, part: 'i1' })
      const reports = await reportList(iom, moment, { plans: [plan], sight: 'approved' })
      return [indicator.number, inProgress(indicator, reports, moment).present?.standing]
    }
    expect(await on('2025-06-01')).toEqual([1, 'no-value'])
    expect(await on(today)).toEqual([2, 'reached'])
    const looking = { db: iom, moment: chief.asker.today, locale: 'en' } as const
    expect((await indicatorTitles(looking, [`${plan}:i1`])).get(`${plan}:i1`)?.name).toBe(
      'Assisted anew',
    )
  })
})
