import { perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { By } from '#posts/actions/operator.ts'
import { refuseBackwards, wrongField } from '#posts/actions/permitted.ts'
import { type OwnWeek, weekPut } from '#calendars/model/calendar.ts'
import { heldByWeeks } from '#calendars/model/held.ts'
import { putWeeks } from '#calendars/store.ts'
import { weekdayName } from '#calendars/model/names.ts'
import { keeping, theCalendar } from './permitted.ts'

/** How the working week of an office goes on these days; without `weekend` as in its country. */
export interface WeekWanted {
  /** ISO weekdays: 1 is Monday, 7 is Sunday. */
  weekend: readonly number[] | null
  from: Day
  /** The first day on which it no longer goes so; null until further notice. */
  until: Day | null
  reason: string
  version: string
}

/**
 * From the day on the working week of an office goes so; what was held of these days before stays recorded. Refuses who may not, a
 * week with no free day or no other (`calendars/fault.weekend`), an end that does not come after the beginning, days on which the week
 * is that of the country already (`calendars/fault.is-country`), and a page that is no longer true (`form/stale`).
 */
export async function setWeek(
  by: By,
  office: string,
  { weekend, from, until, reason, version }: WeekWanted,
): Promise<void> {
  const calendar = await theCalendar(by, office)
  const actor = await keeping(by, calendar)
  const free = weekend === null ? null : [...new Set(weekend)].toSorted((a, b) => a - b)
  if (free !== null && (free.length === 0 || free.length > 6))
    throw wrongField('weekend', 'calendars/fault.weekend')
  refuseBackwards(from, until)
  const deed = {
    by: actor,
    name: 'calendars.week-set',
    subject: `office:${office}`,
    office,
    why: reason,
  }
  await perform(by.db, deed, async (act) => {
    const { own } = await theCalendar({ ...by, db: act.db }, office)
    refuseStale(version, heldByWeeks(own), {})
    const next = weekPut(own, { weekend: free, from, until, reason })
    const isHeld = (those: readonly OwnWeek[], week: OwnWeek) =>
      those.some((each) => JSON.stringify(told(each)) === JSON.stringify(told(week)))
    const ended = own.filter((each) => !isHeld(next, each))
    const begun = next.filter((each) => !isHeld(own, each))
    if (ended.length === 0 && begun.length === 0)
      throw wrongField('week', 'calendars/fault.is-country')
    await putWeeks(act, office, { ended: ended.map((each) => each.from), begun })
    for (const each of ended)
      act.note({ field: 'calendars.field.week', before: weekText(each), after: null })
    for (const each of begun)
      act.note({ field: 'calendars.field.week', before: null, after: weekText(each) })
  })
}

const told = ({ weekend, from, until, reason }: OwnWeek) => [weekend, from, until, reason]

/** A week as the history tells it, in English. */
const weekText = ({ weekend, from, until }: OwnWeek): string =>
  `${wordsIn('en').list(weekend.map((day) => weekdayName(day, 'en', 'long')))}: ${from} – ${until ?? ''}`.trim()
