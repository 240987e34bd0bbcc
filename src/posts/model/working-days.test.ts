import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysAfter } from '#platform/day.ts'
import {
  isWorkingDay,
  workingDaysAfter,
  workingDaysBefore,
  workingDaysUntil,
} from './working-days.ts'

describe('working days', () => {
  const days = fc.integer({ min: 0, max: 4000 }).map((each) => daysAfter('2020-01-01', each))
  const counts = fc.integer({ min: 1, max: 30 })

  test('a weekend is passed over', () => {
    expect(workingDaysAfter('2026-11-21', 1)).toBe('2026-11-23')
    expect(workingDaysBefore('2026-11-23', 1)).toBe('2026-11-20')
    expect(workingDaysUntil('2026-11-20', '2026-11-23')).toBe(1)
    expect(workingDaysUntil('2026-11-23', '2026-11-20')).toBe(0)
    expect(workingDaysUntil('2026-11-23', '9999-12-31')).toBe(2_080_084)
  })

  test('so many lie between, whatever the day', () => {
    fc.assert(
      fc.property(days, counts, (day, count) => {
        const last = workingDaysAfter(day, count)
        const span = Array.from({ length: 60 }, (_, at) => daysAfter(day, at + 1))
        const between = span.filter((each) => each <= last)
        expect(between.filter(isWorkingDay)).toHaveLength(count)
        expect(isWorkingDay(last)).toBe(true)
        expect(workingDaysUntil(day, last)).toBe(count)
      }),
    )
  })

  test('as many back as there', () => {
    fc.assert(
      fc.property(days.filter(isWorkingDay), counts, (day, count) => {
        expect(workingDaysBefore(workingDaysAfter(day, count), count)).toBe(day)
      }),
    )
  })
})
