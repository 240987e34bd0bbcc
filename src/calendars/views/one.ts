import type { Day } from '#platform/day.ts'
import { found } from '#platform/refusal.ts'
import type { HeldCalendar, HeldHoliday } from './office.ts'

/** The holiday of a day. Refuses a day that is none (`calendars/unknown-holiday`). */
export const theHoliday = ({ holidays }: Pick<HeldCalendar, 'holidays'>, day: Day): HeldHoliday =>
  found(
    holidays.find((each) => each.day === day),
    'calendars/unknown-holiday',
  )
