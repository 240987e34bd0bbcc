import { type Day, dayBefore, daysAfter, nextDay } from '#platform/day.ts'

/** In milliseconds. */
const dayLength = 24 * 60 * 60 * 1000

/** Whether the day is one of work: Monday to Friday for now, wherever the office is. Holidays and other weeks are not known yet. */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The working day so many working days after the day; the day itself does not count. */
export function workingDaysAfter(day: Day, days: number): Day {
  const next = nextDay(day)
  if (days <= 0) return day
  return workingDaysAfter(next, isWorkingDay(next) ? days - 1 : days)
}

/** The working day so many working days before the day; the day itself does not count. */
export function workingDaysBefore(day: Day, days: number): Day {
  const last = dayBefore(day)
  if (days <= 0) return day
  return workingDaysBefore(last, isWorkingDay(last) ? days - 1 : days)
}

/** How many working days come after the first day, up to and with the last; 0 when the last lies behind. */
export function workingDaysUntil(from: Day, until: Day): number {
  if (until <= from) return 0
  // Whole weeks are not walked through: a day far ahead takes no longer than one that is near.
  const days = (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength
  const rest = Array.from({ length: days % 7 }, (_, at) => daysAfter(until, -at))
  return Math.floor(days / 7) * 5 + rest.filter(isWorkingDay).length
}
