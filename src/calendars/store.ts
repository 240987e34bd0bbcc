import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Absence } from './model/absence.ts'
import type { Holiday, OwnWeek } from './model/calendar.ts'

/** These weeks of an office begin to be held, and those that began on these days are held no more; that they were stays recorded. */
export async function putWeeks(
  act: Act,
  office: string,
  { ended, begun }: { ended: readonly Day[]; begun: readonly OwnWeek[] },
): Promise<void> {
  await sql`
    update working_week set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where office = ${office} and upper_inf(recorded) and lower(held) = any(${[...ended]}::date[])`.execute(
    act.db,
  )
  await sql`
    insert into working_week (office, weekend, held, reason, recorded)
    select ${office}, put.weekend, daterange(put."from", put."until"), put.reason, tstzrange(${act.at}::timestamptz, null)
    from jsonb_to_recordset(${JSON.stringify(begun)}::jsonb)
      as put (weekend integer[], "from" date, "until" date, reason text)`.execute(act.db)
}

/** On these days nobody works at the office. */
export async function addHolidays(
  act: Act,
  office: string,
  holidays: readonly Holiday[],
): Promise<void> {
  await sql`
    insert into holiday (office, day, names, source, recorded)
    select ${office}, put.day, put.names, put.source, tstzrange(${act.at}::timestamptz, null)
    from jsonb_to_recordset(${JSON.stringify(holidays)}::jsonb) as put (day date, names jsonb, source text)`.execute(
    act.db,
  )
}

/** What was held of this day is held no more; that it was stays recorded until now. */
export async function closeHoliday(act: Act, office: string, day: Day): Promise<void> {
  await sql`
    update holiday set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where office = ${office} and day = ${day}::date and upper_inf(recorded)`.execute(act.db)
}

/** Somebody is away on these days. */
export async function addAbsence(act: Act, { id, person, from, to }: Absence): Promise<void> {
  await sql`
    insert into absence (id, person, away, recorded)
    values (${id}, ${person}, daterange(${from}::date, ${to}::date, '[]'), tstzrange(${act.at}::timestamptz, null))`.execute(
    act.db,
  )
}

/** What was held of an absence is held no more; that it was stays recorded until now. */
export async function closeAbsence(act: Act, id: string): Promise<void> {
  await sql`
    update absence set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where id = ${id} and upper_inf(recorded)`.execute(act.db)
}
