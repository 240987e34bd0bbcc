import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysAfter } from './day.ts'
import {
  isWorkingDay,
  standardWeek,
  weekdayOf,
  type WorkingWeek,
  workingDaysAfter,
  workingDaysBefore,
  workingDaysUntil,
} from './working-days.ts'

const days = fc.integer({ min: 0, max: 4000 }).map((each) => daysAfter('2020-01-01', each))
const counts = fc.integer({ min: 1, max: 30 })
const weekends = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 })
/** Weeks with holidays, whose weekend is another one from some days on. */
const weeks = fc
  .record({
    weekend: weekends,
    holidays: fc.array(days, { maxLength: 40 }),
    turns: fc.uniqueArray(fc.record({ from: days, weekend: weekends }), {
      maxLength: 3,
      selector: ({ from }) => from,
    }),
  })
  .map(({ weekend, holidays, turns }): WorkingWeek => ({
    weekend,
    holidays: new Set(holidays),
    changes: turns.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  }))

describe('working days', () => {
  test('a weekend is passed over', () => {
    expect(workingDaysAfter('2026-11-21', 1, standardWeek)).toBe('2026-11-23')
    expect(workingDaysBefore('2026-11-23', 1, standardWeek)).toBe('2026-11-20')
    expect(workingDaysUntil('2026-11-20', '2026-11-23', standardWeek)).toBe(1)
    expect(workingDaysUntil('2026-11-23', '2026-11-20', standardWeek)).toBe(0)
    expect(workingDaysAfter('2026-11-21', 0, standardWeek)).toBe('2026-11-21')
  })

  test('where Friday and Saturday are free, Sunday is worked', () => {
    const week = { weekend: [5, 6], holidays: new Set<string>() }
    expect(workingDaysAfter('2026-11-19', 1, week)).toBe('2026-11-22')
    expect(isWorkingDay('2026-11-20', week)).toBe(false)
    expect(weekdayOf('2026-11-22')).toBe(7)
  })

  test('a holiday counts no more than a weekend, and one on a weekend takes nothing away', () => {
    const week = { ...standardWeek, holidays: new Set(['2026-12-25', '2026-12-26', '2027-01-01']) }
    expect(workingDaysAfter('2026-12-24', 1, week)).toBe('2026-12-28')
    expect(workingDaysUntil('2026-12-24', '2027-01-04', week)).toBe(5)
    expect(workingDaysBefore('2027-01-04', 5, week)).toBe('2026-12-24')
  })

  test('from the day on which the week becomes another one, that one counts', () => {
    const week: WorkingWeek = {
      weekend: [6, 7],
      holidays: new Set(),
      changes: [
        { from: '2026-12-01', weekend: [5] },
        { from: '2026-12-15', weekend: [6, 7] },
      ],
    }
    expect(isWorkingDay('2026-11-28', week)).toBe(false)
    expect(isWorkingDay('2026-12-05', week)).toBe(true)
    expect(isWorkingDay('2026-12-04', week)).toBe(false)
    expect(isWorkingDay('2026-12-19', week)).toBe(false)
    expect(workingDaysUntil('2026-11-30', '2026-12-14', week)).toBe(12)
  })

  test('a day far ahead is counted like one that is near', () => {
    expect(workingDaysUntil('2026-11-23', '9999-12-31', standardWeek)).toBe(2_080_084)
    expect(workingDaysAfter('2026-11-23', 2_080_084, standardWeek)).toBe('9999-12-31')
    expect(workingDaysBefore('9999-12-31', 2_080_084, standardWeek)).toBe('2026-11-23')
  })

  test('in a week without work no day is found', () => {
    const never = { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: new Set<string>() }
    expect(() => workingDaysAfter('2026-11-23', 1, never)).toThrow(RangeError)
  })

  test('so many lie between, whatever the day, the week and its holidays', () => {
    fc.assert(
      fc.property(days, counts, weeks, (day, count, week) => {
        const last = workingDaysAfter(day, count, week)
        const span = Array.from({ length: 400 }, (_, at) => daysAfter(day, at + 1))
        const worked = span.filter((each) => each <= last && isWorkingDay(each, week))
        expect(worked).toHaveLength(count)
        expect(worked.at(-1)).toBe(last)
        expect(workingDaysUntil(day, last, week)).toBe(count)
      }),
      { numRuns: 60 },
    )
  })

  test('as many back as there', () => {
    fc.assert(
      fc.property(days, counts, weeks, (day, count, week) => {
        fc.pre(isWorkingDay(day, week))
        expect(workingDaysBefore(workingDaysAfter(day, count, week), count, week)).toBe(day)
      }),
    )
  })
})
