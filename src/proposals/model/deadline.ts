import { type Day, nextDay } from '#platform/day.ts'
import { type WorkingWeek, workingDaysAfter } from '#platform/working-days.ts'

/**
 * How many working days whoever holds the mandate has, before a proposal passes to whoever may decide next: two weeks of work are
 * enough to ask the office and the documents, and short enough that what is wrong does not stand for a month.
 */
export const daysToDecide = 10

/** The first day on which a proposal that came on this day is no longer with whoever holds the mandate, by the week of its office. */
export const passesOnAfter = (day: Day, week: WorkingWeek): Day =>
  nextDay(workingDaysAfter(day, daysToDecide, week))
