import { byCommand, perform } from '#platform/act.ts'
import type { Clock, Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { standardWeek, type WorkingWeek, workingDaysBefore } from '#platform/working-days.ts'
import { calendarsOf } from '#calendars/views.ts'
import { timeZonesOf } from '#network/views/office-day.ts'
import { momentAt } from '#sources/views.ts'
import { type LetterLink, tellHolders } from './actions/life/letters.ts'
import { isRunning, silentAmong } from './model/life/consultation.ts'
import type { PlanVersion } from './model/plan.ts'
import { addReminder } from './store/consultation.ts'
import { versionBy, versionList } from './views.ts'
import { answersOf, consultedOf } from './views/life/consultation.ts'
import type { Which } from './views/parts.ts'
import { remindedAlready, reminderKey } from './views/life/reminders.ts'

/** So many working days before the deadline those who have not answered are reminded. */
export const daysBefore = 2

/**
 * Reminds the offices that have not answered to a consultation, two working days before its deadline, by the day where the plan's office
 * is. Each deadline once, however many programs try. Answers of how many consultations offices were reminded.
 */
export async function remind(
  db: Db,
  clock: Clock,
  { link }: { link: LetterLink },
): Promise<number> {
  const today = await momentAt(db, clock.today, null)
  const open = await versionList(db, today, { states: ['consultation'] })
  const offices = open.map(({ plan }) => plan.office)
  const zones = await timeZonesOf(db, today, offices)
  const weeks = await calendarsOf(db, today, offices)
  const done = await remindedAlready(db)
  let reminded = 0
  for (const version of open) {
    const { plan, number, deadline } = version
    if (deadline === null || done.has(reminderKey(plan.id, number, deadline))) continue
    const zone = zones.get(plan.office)
    const day = zone === undefined ? clock.today : clock.todayAt(zone)
    const week = weeks.get(plan.office) ?? standardWeek
    if (
      isDue(version, { day, week }) &&
      (await remindedOf(db, version, { today, day, week, link }))
    )
      reminded += 1
  }
  return reminded
}

/** Today at an office, and the week by which it counts. */
interface At {
  day: Day
  week: WorkingWeek
}

/** Whether it is two working days before the deadline, or later, while answers are taken. */
const isDue = (version: PlanVersion, { day, week }: At): boolean =>
  version.deadline !== null &&
  isRunning(version, day) &&
  workingDaysBefore(version.deadline, daysBefore, week) <= day

async function remindedOf(
  db: Db,
  { plan, number }: PlanVersion,
  { today, day, week, link }: At & { today: Moment; link: LetterLink },
): Promise<boolean> {
  const which = { plan: plan.id, number }
  if ((await silentOf(db, today, which)).length === 0) return false
  const deed = {
    by: byCommand('remind'),
    name: 'plans.reminded',
    subject: `plan:${plan.id}`,
    office: plan.office,
  }
  try {
    await perform(db, deed, async (act) => {
      const now = await versionBy(act.db, today, plan.id, number)
      // Somebody may have moved it on, or another program reminded, while this one waited for its turn.
      if (now === undefined || now.deadline === null || !isDue(now, { day, week }))
        throw new NotDue()
      const silent = await silentOf(act.db, today, which)
      if (silent.length === 0 || !(await addReminder(act, which, now.deadline))) throw new NotDue()
      act.note({ field: 'plans.field.version', before: null, after: String(number) })
      const names = silent.map(({ office, officeName }) => officeName ?? office)
      act.note({ field: 'plans.field.offices', before: null, after: names.join(', ') })
      const offices = silent.map(({ office }) => office)
      await tellHolders(act, now, { topic: 'reminder', link, day: now.deadline, offices, today })
    })
    return true
  } catch (error) {
    if (error instanceof NotDue) return false
    throw error
  }
}

const silentOf = async (db: Db, today: Moment, which: Which) =>
  silentAmong(await consultedOf(db, today, which), await answersOf(db, today, which))

/** Undoes a reminder that turned out to have no occasion. */
class NotDue extends Error {
  override name = 'NotDue'
}
