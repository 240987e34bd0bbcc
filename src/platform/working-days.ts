import { type Day, daysAfter } from './day.ts'

/** Which days are worked. The weekend as ISO weekdays: 1 is Monday, 7 is Sunday. */
export interface WorkingWeek {
  weekend: readonly number[]
  holidays: ReadonlySet<Day>
  /** From these days, sorted, the weekend is another one. */
  changes?: readonly WeekendChange[]
}

export interface WeekendChange {
  from: Day
  weekend: readonly number[]
}

/** Monday to Friday and no holidays: for whom no office is at hand. */
export const standardWeek: WorkingWeek = { weekend: [6, 7], holidays: new Set() }

/** In milliseconds. */
const dayLength = 24 * 60 * 60 * 1000

/** Days since 1 January 1970, which was a Thursday. */
const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / dayLength
const weekdayAt = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1

/** The weekday of a day: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => weekdayAt(numberOf(day))

/** What is not worked in the weeks of a day, holidays aside. */
export const weekendOn = (day: Day, { weekend, changes = [] }: WorkingWeek): readonly number[] =>
  changes.findLast(({ from }) => from <= day)?.weekend ?? weekend

/** Whether the day is one of work. */
export const isWorkingDay = (day: Day, week: WorkingWeek): boolean =>
  !week.holidays.has(day) && !weekendOn(day, week).includes(weekdayOf(day))

/** The working day so many working days after the day; the day itself does not count. Refuses a week in which nobody works that long. */
export function workingDaysAfter(day: Day, days: number, week: WorkingWeek): Day {
  if (days <= 0) return day
  const from = numberOf(day)
  return daysAfter(
    day,
    shortest(days, (span) => worked(from, from + span, week)),
  )
}

/** The working day so many working days before the day; the day itself does not count. Refuses as `workingDaysAfter` does. */
export function workingDaysBefore(day: Day, days: number, week: WorkingWeek): Day {
  if (days <= 0) return day
  const until = numberOf(day) - 1
  return daysAfter(day, -shortest(days, (span) => worked(until - span, until, week)))
}

/** How many working days come after the first day, up to and with the last; 0 when the last lies behind. */
export const workingDaysUntil = (from: Day, until: Day, week: WorkingWeek): number =>
  until <= from ? 0 : worked(numberOf(from), numberOf(until), week)

/** In days: no calendar is longer. */
const longest = 10_000 * 366

/** The shortest span in which so many days are worked, found by halves. */
function shortest(days: number, workedIn: (span: number) => number): number {
  let enough = days
  while (workedIn(enough) < days) {
    if (enough > longest) throw new RangeError('These days are never worked.')
    enough *= 2
  }
  let short = days - 1
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2)
    if (workedIn(middle) < days) short = middle
    else enough = middle
  }
  return enough
}

/** A stretch of days with one weekend, and its holidays outside that weekend. */
interface Stretch {
  from: number
  until: number
  weekend: readonly number[]
  holidays: readonly number[]
}

/** How many days are worked after the one number, up to and with the other. Whole weeks are not walked through. */
function worked(after: number, until: number, week: WorkingWeek): number {
  let all = 0
  for (const stretch of stretchesOf(week)) {
    const first = Math.max(after, stretch.from - 1)
    const last = Math.min(until, stretch.until)
    if (first < last) all += workedWithin(first, last, stretch)
  }
  return all
}

function workedWithin(after: number, until: number, { weekend, holidays }: Stretch): number {
  const weeks = Math.floor((until - after) / 7)
  let all = weeks * (7 - weekend.length)
  for (let day = after + weeks * 7 + 1; day <= until; day += 1)
    if (!weekend.includes(weekdayAt(day))) all += 1
  for (const holiday of holidays) if (holiday > after && holiday <= until) all -= 1
  return all
}

const known = new WeakMap<WorkingWeek, readonly Stretch[]>()

/** The stretches of a week, taken apart once: many deadlines are counted by one calendar. */
function stretchesOf(week: WorkingWeek): readonly Stretch[] {
  const before = known.get(week)
  if (before !== undefined) return before
  const { weekend, changes = [] } = week
  const holidays = [...week.holidays].map(numberOf)
  const begins = [
    { from: Number.NEGATIVE_INFINITY, weekend },
    ...changes.map((change) => ({ from: numberOf(change.from), weekend: change.weekend })),
  ]
  const stretches = begins.map((begin, at) => {
    const until = (begins[at + 1]?.from ?? Number.POSITIVE_INFINITY) - 1
    const free = [...new Set(begin.weekend)]
    const kept = holidays.filter(
      (day) => day >= begin.from && day <= until && !free.includes(weekdayAt(day)),
    )
    return { from: begin.from, until, weekend: free, holidays: kept }
  })
  known.set(week, stretches)
  return stretches
}
