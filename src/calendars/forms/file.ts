import { isDay } from '#platform/day.ts'
import type { Fault } from '#platform/refusal.ts'
import { readRows } from '#platform/rows.ts'
import type { Holiday } from '#calendars/model/calendar.ts'
import { yearText } from '#calendars/model/year.ts'
import { namesFrom } from '#calendars/forms.ts'

/** The columns of a file of holidays. */
export const holidayColumns = ['day', 'en', 'fr', 'es', 'ar', 'source'] as const

/** More days no year has. */
const mostRows = 366
const longestName = 200
const longestSource = 500

/** A holiday, and the row of its file in which it stands; the head is row 1. */
export interface HolidayRow extends Holiday {
  row: number
}

/** What a file of holidays gave: its rows, and what is wrong with the others, row by row. */
export interface ReadHolidays {
  rows: readonly HolidayRow[]
  faults: readonly Fault[]
}

/**
 * Reads a CSV file of the holidays of a year. Wrong are: a head that is not `day,en,fr,es,ar,source`, a day that is none, one of another
 * year, one that stands there twice, a holiday without a name, texts that are too long, and more rows than a year has days.
 */
export function readHolidays(text: string, year: number): ReadHolidays {
  const first = new Map<string, number>()
  let row = 1
  const { rows, wrong } = readRows('', text, holidayColumns, ({ row: cells, fault }) => {
    row += 1
    const { day, en, fr, es, ar, source } = cells
    const names = namesFrom({ en, fr, es, ar })
    const before = first.get(day)
    if (!isDay(day)) fault('day', 'day', { text: day })
    else if (!day.startsWith(`${yearText(year)}-`))
      fault('day', 'year', { day, year: String(year) })
    else if (before !== undefined) fault('day', 'twice', { day, first: before })
    else first.set(day, row)
    const texts = Object.values(names)
    if (texts.length === 0 || /\p{Cc}/u.test(texts.join(''))) fault('en', 'name')
    if (texts.some((name) => name.length > longestName)) fault('en', 'long', { most: longestName })
    if (source.length > longestSource) fault('source', 'long', { most: longestSource })
    return { row, day, names, source: source === '' ? null : source }
  })
  const faults = wrong.map(({ row: at, field, reason, details = {} }) =>
    rowFault(at, field, reason.replace('file/', ''), details),
  )
  const isTooMany = row - 1 > mostRows
  return {
    rows,
    faults: isTooMany ? [rowFault(mostRows + 2, '', 'many', { most: mostRows })] : faults,
  }
}

/** What is wrong with a row, told whole. */
export const rowFault = (
  row: number,
  field: string,
  reason: string,
  details: Fault['details'] = {},
): Fault => ({
  field: field === '' ? `rows.${row}` : `rows.${row}.${field}`,
  reason: `calendars/row.${reason}/told`,
  details: { row, ...details },
})
