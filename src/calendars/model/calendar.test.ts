import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysAfter } from '#platform/day.ts'
import { isWorkingDay } from '#platform/working-days.ts'
import { readHolidays } from '#calendars/forms/file.ts'
import { nameIn, type OwnWeek, ownWeekOn, weekFrom, weekPut } from './calendar.ts'
import { weekOfCountry } from './country-week.ts'
import { weekdaysFrom, yearPicture } from './year.ts'

describe('the week of a country', () => {
  test('is the one the Unicode CLDR tells', () => {
    expect(weekOfCountry('EG')).toEqual({ weekend: [5, 6], firstDay: 6 })
    expect(weekOfCountry('KG').weekend).toEqual([6, 7])
    expect(weekOfCountry('XK').weekend).toEqual([6, 7])
  })

  test('is Saturday and Sunday where nobody knows the country', () => {
    for (const code of [null, '', '999', 'KGZ', 'k!'])
      expect(weekOfCountry(code)).toEqual({ weekend: [6, 7], firstDay: 1 })
  })
})

describe('a week put over others', () => {
  const friday = { weekend: [5], from: '2027-01-01', until: null, reason: 'Hours of the ministry' }

  test('ends what lay beneath it, and lets it go on afterwards', () => {
    const sunday = { weekend: [7], from: '2027-03-01', until: '2027-04-01', reason: 'Emergency' }
    expect(weekPut([friday], sunday)).toEqual([
      { ...friday, until: '2027-03-01' },
      sunday,
      { ...friday, from: '2027-04-01' },
    ])
  })

  test('may be that of the country again', () => {
    const back = { weekend: null, from: '2027-06-01', until: null, reason: 'Over' }
    expect(weekPut([friday], back)).toEqual([{ ...friday, until: '2027-06-01' }])
    expect(weekPut([friday], { ...back, from: '2026-06-01' })).toEqual([])
  })

  test('on every day the last that was put counts, and no two lie over each other', () => {
    const days = fc.integer({ min: 0, max: 120 }).map((each) => daysAfter('2027-01-01', each))
    const weeks = fc
      .record({
        weekend: fc.option(fc.integer({ min: 1, max: 7 }).map((day) => [day])),
        from: days,
        lasts: fc.option(fc.integer({ min: 1, max: 60 })),
      })
      .map(({ weekend, from, lasts }) => ({
        weekend,
        from,
        until: lasts === null ? null : daysAfter(from, lasts),
        reason: 'Tried',
      }))
    fc.assert(
      fc.property(fc.array(weeks, { maxLength: 6 }), (puts) => {
        let own: readonly OwnWeek[] = []
        for (const put of puts) own = weekPut(own, put)
        const week = weekFrom({ weekend: [6, 7] }, own, [])
        for (let at = 0; at < 200; at += 1) {
          const day = daysAfter('2027-01-01', at)
          const last = puts.findLast(
            ({ from, until }) => from <= day && (until === null || day < until),
          )
          const free = last?.weekend ?? [6, 7]
          expect(ownWeekOn({ own }, day)?.weekend ?? [6, 7]).toEqual(free)
          const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
          expect(isWorkingDay(day, week)).toBe(!free.includes(weekday))
        }
        for (const [at, { until }] of own.entries()) {
          const after = own[at + 1]
          if (after !== undefined) expect(until !== null && until <= after.from).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('the picture of a year', () => {
  test('has each day once, under its weekday, as what it is', () => {
    const week = weekFrom({ weekend: [5, 6] }, [], ['2027-01-03'])
    const months = yearPicture(2027, week, 6)
    expect(months).toHaveLength(12)
    const cells = months.flatMap(({ rows }) => rows.flat()).filter((day) => day !== null)
    expect(cells.map(({ day }) => day)).toEqual(
      Array.from({ length: 365 }, (_, at) => daysAfter('2027-01-01', at)),
    )
    const kinds = new Map(cells.map(({ day, kind }) => [day, kind]))
    expect(kinds.get('2027-01-01')).toBe('weekend')
    expect(kinds.get('2027-01-03')).toBe('holiday')
    expect(kinds.get('2027-01-04')).toBe('worked')
    expect(weekdaysFrom(6)).toEqual([6, 7, 1, 2, 3, 4, 5])
    for (const { rows } of months)
      for (const row of rows)
        for (const [at, day] of row.entries())
          if (day !== null)
            expect(new Date(`${day.day}T00:00:00Z`).getUTCDay() || 7).toBe(weekdaysFrom(6)[at])
  })

  test('also of the first year and of the last', () => {
    const daysOf = (year: number) =>
      yearPicture(year, weekFrom({ weekend: [6, 7] }, [], []), 1)
        .flatMap(({ rows }) => rows.flat())
        .filter((day) => day !== null)
    expect(daysOf(1)).toHaveLength(365)
    expect(daysOf(9999).at(-1)?.day).toBe('9999-12-31')
  })

  test('also of a leap year', () => {
    const days = yearPicture(2028, weekFrom({ weekend: [6, 7] }, [], []), 1)
    expect(days[1]?.rows.flat().filter((day) => day !== null)).toHaveLength(29)
  })
})

test('a holiday is called in the reader’s language, else in English, else in any', () => {
  expect(nameIn({ en: 'New Year', ar: 'رأس السنة' }, 'ar')).toEqual({
    text: 'رأس السنة',
    locale: 'ar',
  })
  expect(nameIn({ en: 'New Year', ar: 'رأس السنة' }, 'fr').locale).toBe('en')
  expect(nameIn({ ar: 'رأس السنة' }, 'fr').locale).toBe('ar')
})

describe('a file of holidays', () => {
  const head = 'day,en,fr,es,ar,source'
  const faultsOf = (...rows: string[]) =>
    readHolidays([head, ...rows].join('\n'), 2027).faults.map(
      ({ field, reason }) => `${field} ${reason}`,
    )

  test('tells row by row what cannot be taken', () => {
    expect(
      faultsOf(
        '2027-01-01,New Year,,,,',
        '2027-02-30,Never,,,,',
        '2028-01-01,New Year,,,,',
        '2027-01-01,Again,,,,',
        '2027-05-01,,,,,Gazette',
        `2027-05-02,${'x'.repeat(201)},,,,`,
        '2027-05-03,Short row',
      ),
    ).toEqual([
      'rows.3.day calendars/row.day/told',
      'rows.4.day calendars/row.year/told',
      'rows.5.day calendars/row.twice/told',
      'rows.6.en calendars/row.name/told',
      'rows.7.en calendars/row.long/told',
      'rows.8 calendars/row.columns/told',
    ])
    expect(readHolidays('date,name\n', 2027).faults).toMatchObject([
      { reason: 'calendars/row.header/told' },
    ])
  })

  test('gives its days with their names and source', () => {
    const { rows, faults } = readHolidays(
      `\uFEFF${head}\n2027-01-01,New Year,Jour de l’an,,,"Gazette, no. 3"\n`,
      2027,
    )
    expect(faults).toEqual([])
    expect(rows).toEqual([
      {
        row: 2,
        day: '2027-01-01',
        names: { en: 'New Year', fr: 'Jour de l’an' },
        source: 'Gazette, no. 3',
      },
    ])
  })
})
