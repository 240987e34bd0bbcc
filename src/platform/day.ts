import { Temporal } from 'temporal-polyfill'

/** A day as `YYYY-MM-DD`. A date is never a timestamp: it begins where the office is. */
export type Day = string

/**
 * The last day that is taken from anybody. It leaves room for what is reckoned from it (terms, deadlines, months shown), since neither
 * a period nor a page can hold what comes after year 9999.
 */
export const latestDay: Day = '2199-12-31'

const shape = /^(?!0000)\d{4}-\d{2}-\d{2}$/

/** Whether the text is a day of the calendar, from year 1 to the last day that is taken; `2023-02-30` is not. */
export function isDay(text: string): boolean {
  if (!shape.test(text) || text > latestDay) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

/** The day so many days later (or earlier, when negative). */
export const daysAfter = (day: Day, days: number): Day =>
  Temporal.PlainDate.from(day).add({ days }).toString()

export const nextDay = (day: Day): Day => daysAfter(day, 1)
export const dayBefore = (day: Day): Day => daysAfter(day, -1)

/** The last day of a month given as `YYYY-MM`. */
export function lastOfMonth(month: string): Day {
  const first = Temporal.PlainYearMonth.from(month)
  return first.toPlainDate({ day: first.daysInMonth }).toString()
}

/** Today where the clock on the wall shows this time zone (`Europe/Zurich`). */
export const todayIn = (timeZone: string, now: Date): Day =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()

/** By what an organisation tells its days: the clock on its wall; in a rehearsal a day at which its calendar stands still. */
export interface Calendar {
  timeZone: string
  today?: Day
}

/** Today of an organisation. Instants (when something was recorded, how long a session lasts) are real in a rehearsal too. */
export const todayOf = ({ timeZone, today }: Calendar, now: Date): Day =>
  today ?? todayIn(timeZone, now)

/** Which day it is: of the organisation, and by a clock on another wall. In a rehearsal both stand still. */
export interface Clock {
  today: Day
  todayAt(timeZone: string): Day
}

export const clockOf = (calendar: Calendar, now: Date): Clock => ({
  today: todayOf(calendar, now),
  todayAt: (timeZone) => todayOf({ ...calendar, timeZone }, now),
})

/** The earlier of two days. ISO days sort as text. */
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
/** The later of two days. */
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
