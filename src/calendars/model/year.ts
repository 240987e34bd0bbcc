import { type Day, daysAfter } from '#platform/day.ts'
import { weekdayOf, weekendOn, type WorkingWeek } from '#platform/working-days.ts'

/** A year as days write it. */
export const yearText = (year: number): string => String(year).padStart(4, '0')

/** What a day of a calendar is. */
export const dayKinds = ['worked', 'weekend', 'holiday'] as const
export type DayKind = (typeof dayKinds)[number]

/** A day in the picture of a year. */
export interface PicturedDay {
  day: Day
  kind: DayKind
}

/** A month in the picture of a year: seven days to a row, none where the month has not begun or is over. */
export interface PicturedMonth {
  /** `YYYY-MM`. */
  month: string
  rows: readonly (readonly (PicturedDay | null)[])[]
}

/** What a day is by a week. A holiday on a weekend is a holiday. */
export function kindOf(day: Day, week: WorkingWeek): DayKind {
  if (week.holidays.has(day)) return 'holiday'
  return weekendOn(day, week).includes(weekdayOf(day)) ? 'weekend' : 'worked'
}

/** The weekdays in the order in which calendars show them that begin with `firstDay`: 1 is Monday, 7 is Sunday. */
export const weekdaysFrom = (firstDay: number): number[] =>
  Array.from({ length: 7 }, (_, at) => ((firstDay - 1 + at) % 7) + 1)

/** The twelve months of a year, whose rows begin with `firstDay`. */
export function yearPicture(year: number, week: WorkingWeek, firstDay: number): PicturedMonth[] {
  return Array.from({ length: 12 }, (_, at) => {
    const month = `${yearText(year)}-${String(at + 1).padStart(2, '0')}`
    const first = `${month}-01`
    const before = (weekdayOf(first) - firstDay + 7) % 7
    const days = Array.from({ length: 31 }, (_day, count) => daysAfter(first, count)).filter(
      (day) => day.startsWith(month),
    )
    const cells = [
      ...Array.from({ length: before }, () => null),
      ...days.map((day) => ({ day, kind: kindOf(day, week) })),
    ]
    const rows = Array.from({ length: Math.ceil(cells.length / 7) }, (_row, count) =>
      Array.from({ length: 7 }, (_cell, place) => cells[count * 7 + place] ?? null),
    )
    return { month, rows }
  })
}
