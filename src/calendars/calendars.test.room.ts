import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import { refusalOf } from '#platform/testing/outcome.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import type { By } from '#posts/actions/operator.ts'
import { theCalendar } from './actions/permitted.ts'
import { heldByHoliday, heldByWeeks } from './model/held.ts'
import { addHolidays } from './store.ts'

export const today = '2026-11-22'

/** Those who play a part: two who keep the calendar of their office, one of an office elsewhere, and one who only writes there. */
export async function cast(db: Db) {
  const on = async (name: string, role: string, office: string) =>
    as(db, await somebody(db, name, role, office), today)
  return {
    chief: await on('Chinara', 'chief-of-mission', 'kyrgyzstan'),
    developer: await on('Pia', 'project-developer', 'kyrgyzstan'),
    dakar: await on('Dio', 'chief-of-mission', 'dakar'),
  }
}

/** The version that the form about the working week carries now. */
export const onWeeks = async (by: By, office: string): Promise<string> =>
  versionOf(heldByWeeks((await theCalendar(by, office)).own))

/** The version that the forms about a holiday carry now. */
export async function onHoliday(by: By, office: string, day: string): Promise<string> {
  const held = (await theCalendar(by, office)).holidays.find((each) => each.day === day)
  return held === undefined ? '' : versionOf(heldByHoliday(held))
}

/** What came of it: done, or the code of the refusal; of a form its faults, `field reason`. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const refusal = await refusalOf(work)
  if (refusal === null) return 'done'
  return refusal.code === 'form/invalid'
    ? refusal.faults.map(({ field, reason }) => `${field} ${reason}`).join(', ')
    : refusal.code
}

/** A holiday at the office: for the matrix of doors. */
export async function keptCalendar(db: Db, office: string, day: string): Promise<void> {
  const deed = {
    by: byCommand('test'),
    name: 'calendars.holiday-added',
    subject: `office:${office}`,
  }
  const names = { en: 'Labour Day', fr: 'Fête du Travail' }
  await perform(db, deed, (act) => addHolidays(act, office, [{ day, names, source: 'Gazette' }]))
}
