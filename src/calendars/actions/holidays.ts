import { type Act, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { refuseFaults } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { readHolidays, rowFault } from '#calendars/forms/file.ts'
import { type Holiday, nameIn } from '#calendars/model/calendar.ts'
import { heldByHoliday } from '#calendars/model/held.ts'
import { addHolidays, closeHoliday } from '#calendars/store.ts'
import { theHoliday } from '#calendars/views/one.ts'
import { keeping, theCalendar } from './permitted.ts'

const deedAt = (office: string, name: string) => ({
  name: `calendars.${name}`,
  subject: `office:${office}`,
  office,
})

/**
 * On this day nobody works at the office. Refuses who may not, a holiday without a name (`calendars/fault.name`), and a day that is one
 * already (`calendars/fault.held`).
 */
export async function addHoliday(by: By, office: string, holiday: Holiday): Promise<void> {
  const actor = await keeping(by, await theCalendar(by, office))
  refuseNameless(holiday)
  await perform(by.db, { by: actor, ...deedAt(office, 'holiday-added') }, async (act) => {
    const { holidays } = await theCalendar({ ...by, db: act.db }, office)
    if (holidays.some(({ day }) => day === holiday.day))
      throw wrongField('day', 'calendars/fault.held')
    await addHolidays(act, office, [holiday])
    note(act, null, holiday)
  })
}

/** What a form about one holiday changes, and on which page that was written. */
export interface Amended extends Pick<Holiday, 'names' | 'source'> {
  version: string
}

/**
 * A holiday is called otherwise from now on; what it was called stays recorded. Refuses who may not, a day that is none
 * (`calendars/unknown-holiday`), a holiday without a name, and a page that is no longer true (`form/stale`).
 */
export async function amendHoliday(
  by: By,
  office: string,
  day: Day,
  { version, ...said }: Amended,
): Promise<void> {
  const calendar = await theCalendar(by, office)
  const actor = await keeping(by, calendar)
  const now = theHoliday(calendar, day)
  refuseNameless(said)
  const deed = { by: actor, ...deedAt(office, 'holiday-amended') }
  await perform(by.db, deed, async (act) => {
    const before = theHoliday(await theCalendar({ ...by, db: act.db }, office), now.day)
    const after = { day, ...said }
    refuseStale(version, heldByHoliday(before), heldByHoliday(after))
    await closeHoliday(act, office, day)
    await addHolidays(act, office, [after])
    note(act, before, after)
  })
}

/**
 * A day is no holiday; that it was recorded as one stays. Refuses who may not, a day that is none (`calendars/unknown-holiday`), and a
 * page that is no longer true (`form/stale`).
 */
export async function removeHoliday(
  by: By,
  office: string,
  day: Day,
  { reason, version }: { reason: string; version: string },
): Promise<void> {
  const calendar = await theCalendar(by, office)
  const actor = await keeping(by, calendar)
  theHoliday(calendar, day)
  const deed = { by: actor, ...deedAt(office, 'holiday-removed'), why: reason }
  await perform(by.db, deed, async (act) => {
    const before = theHoliday(await theCalendar({ ...by, db: act.db }, office), day)
    refuseStale(version, heldByHoliday(before), {})
    await closeHoliday(act, office, day)
    note(act, before, null)
  })
}

/** What came of a file: how many of its days are new, and how many were held so already. */
export interface Imported {
  added: number
  held: number
}

/**
 * Takes the holidays of a year from a CSV file, all or none; days that are held as the file has them are passed over. Refuses who may
 * not, and, row by row, what `readHolidays` finds wrong and days that are held under other names (`calendars/row.held/told`).
 */
export async function importHolidays(
  by: By,
  office: string,
  { year, csv }: { year: number; csv: string },
): Promise<Imported> {
  const actor = await keeping(by, await theCalendar(by, office))
  const { rows, faults } = readHolidays(csv, year)
  refuseFaults(faults)
  if (rows.length === 0) refuseFaults([rowFault(2, '', 'none')])
  return perform(by.db, { by: actor, ...deedAt(office, 'holidays-imported') }, async (act) => {
    const { holidays } = await theCalendar({ ...by, db: act.db }, office)
    const known = new Map(holidays.map((each) => [each.day, each]))
    refuseFaults(
      rows.flatMap(({ row, ...said }) => {
        const held = known.get(said.day)
        if (held === undefined || isSame(held, said)) return []
        const { text } = nameIn(held.names, by.words.locale)
        return [rowFault(row, 'day', 'held', { day: said.day, name: text })]
      }),
    )
    const fresh = rows.filter(({ day }) => !known.has(day))
    await addHolidays(act, office, fresh)
    for (const each of fresh) note(act, null, each)
    return { added: fresh.length, held: rows.length - fresh.length }
  })
}

function refuseNameless({ names }: Pick<Holiday, 'names'>): void {
  if (Object.keys(names).length === 0) throw wrongField('nameEn', 'calendars/fault.name')
}

const isSame = (one: Holiday, other: Holiday) =>
  JSON.stringify(heldByHoliday(one)) === JSON.stringify(heldByHoliday(other))

/** Tells the history what became of a day. */
function note(act: Act, before: Holiday | null, after: Holiday | null): void {
  const text = (holiday: Holiday | null) =>
    holiday === null ? null : `${holiday.day} ${Object.values(holiday.names).join(' · ')}`
  act.note({ field: 'calendars.field.holiday', before: text(before), after: text(after) })
  act.note({
    field: 'calendars.field.source',
    before: before?.source ?? null,
    after: after?.source ?? null,
  })
}
