import { type Day, dayBefore, nextDay } from '#platform/day.ts'

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
  let count = 0
  for (let day = nextDay(from); day <= until; day = nextDay(day)) count += isWorkingDay(day) ? 1 : 0
  return count
}
