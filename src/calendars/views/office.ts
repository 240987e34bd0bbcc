import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { officeCity, officeCountry, officeName } from '#network/views/naming.ts'
import { countryName } from '#world/views.ts'
import type { Holiday, OfficeCalendar, OwnWeek } from '#calendars/model/calendar.ts'
import { weekOfCountry } from '#calendars/model/country-week.ts'
import { yearText } from '#calendars/model/year.ts'
import { countryLetters, ownWeeksOf, type Span } from '#calendars/views.ts'

/** From what a calendar is read. */
export interface Looking {
  db: Db
  moment: Moment
  locale: Locale
}

/** A holiday as it is held, and since when. */
export interface HeldHoliday extends Holiday {
  recordedFrom: string
}

/** The calendar of an office, with its holidays as they are held. */
export interface HeldCalendar extends OfficeCalendar {
  holidays: readonly HeldHoliday[]
}

interface Row {
  officeName: string | null
  country: string | null
  countryName: string | null
  letters: string | null
  own: readonly OwnWeek[]
  holidays: readonly HeldHoliday[]
}

/**
 * The calendar of an office: the week of its country on the day, where it differs itself, and its holidays, as held at the moment;
 * with a span only those of its days. Undefined where nobody knows the office. One query.
 */
export async function officeCalendar(
  { db, moment, locale }: Looking,
  office: string,
  span?: Span,
): Promise<HeldCalendar | undefined> {
  const id = sql`${office}::text`
  const within =
    span === undefined ? sql`` : sql`and off.day between ${span.from}::date and ${span.to}::date`
  const { rows } = await sql<Row>`
    select placed."officeName", placed.country, ${countryName(sql`placed.country`, moment, locale)} as "countryName",
      ${countryLetters(sql`placed.country`, moment)} as letters, ${ownWeeksOf(id, moment)} as own,
      coalesce((select json_agg(json_build_object('day', off.day, 'names', off.names, 'source', off.source,
          'recordedFrom', ${instantText(sql`lower(off.recorded)`)}) order by off.day)
        from holiday off where off.office = ${id} and ${known('off', moment)} ${within}), '[]'::json) as holidays
    from (select ${officeName(id, moment)} as "officeName", ${officeCountry(id, officeCity(id, moment), moment)} as country) placed`.execute(
    db,
  )
  const [row] = rows
  if (row === undefined || row.officeName === null) return undefined
  const { letters, officeName: name, ...rest } = row
  return { office, officeName: name, ofCountry: weekOfCountry(letters), ...rest }
}

/** The days of a year. */
export const spanOfYear = (year: number): Span => ({
  from: `${yearText(year)}-01-01`,
  to: `${yearText(year)}-12-31`,
})

/** Which of these days were ever recorded as holidays of the office, also where that was taken back. */
export async function daysEverHeld(db: Db, office: string): Promise<ReadonlySet<Day>> {
  const { rows } = await sql<{ day: Day }>`
    select distinct day::text as day from holiday where office = ${office}`.execute(db)
  return new Set(rows.map(({ day }) => day))
}
