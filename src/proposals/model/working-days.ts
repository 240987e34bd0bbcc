import { type Day, nextDay } from '#platform/day.ts'

/**
 * How many working days whoever holds the mandate has, before a proposal passes to whoever may decide next: two weeks of work are
 * enough to ask the office and the documents, and short enough that what is wrong does not stand for a month.
 */
export const daysToDecide = 10

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

/** The first day on which a proposal that came on this day is no longer with whoever holds the mandate. */
export const passesOnAfter = (day: Day): Day => nextDay(workingDaysAfter(day, daysToDecide))
