import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { holds, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { standardWeek, type WorkingWeek } from '#platform/working-days.ts'
import { officeCity, officeCountry } from '#network/views/naming.ts'
import { type OwnWeek, weekFrom } from './model/calendar.ts'
import { weekOfCountry } from './model/country-week.ts'

type Text = RawBuilder<unknown>

/** The days, both included, of which holidays are wanted. */
export interface Span {
  from: Day
  to: Day
}

/** SQL for the two letters of a country in ISO 3166, or those that are used for it. */
export const countryLetters = (country: Text, moment: Moment): Text => sql`
  (select coded.code from country_code coded where coded.country = ${country}
    and (coded.scheme = 'iso-alpha-2' or (coded.scheme = 'user-assigned' and length(coded.code) = 2))
    and ${holds('coded', moment, true)} order by coded.scheme limit 1)`

/** SQL for the weeks that an office has instead of its country's, in the order of their days. */
export const ownWeeksOf = (office: Text, moment: Moment): Text => sql`
  coalesce((select json_agg(json_build_object('weekend', held.weekend, 'from', lower(held.held), 'until', upper(held.held),
      'reason', held.reason) order by held.held)
    from working_week held where held.office = ${office} and ${known('held', moment)}), '[]'::json)`

interface Row {
  office: string
  letters: string | null
  own: readonly OwnWeek[]
  holidays: readonly Day[]
}

/**
 * By which week each of these offices counts its working days: that of its country on the day, where it differs itself, and its
 * holidays, as held at the moment. Every office asked for is in the answer, one that nobody knows with Saturday and Sunday. With a
 * span, only holidays of its days. One query.
 */
export async function calendarsOf(
  db: Db,
  moment: Moment,
  offices: readonly string[],
  span?: Span,
): Promise<ReadonlyMap<string, WorkingWeek>> {
  if (offices.length === 0) return new Map()
  const office = sql`asked.office`
  const country = officeCountry(office, officeCity(office, moment), moment)
  const within =
    span === undefined ? sql`` : sql`and off.day between ${span.from}::date and ${span.to}::date`
  const { rows } = await sql<Row>`
    select placed.office, ${countryLetters(sql`placed.country`, moment)} as letters,
      ${ownWeeksOf(sql`placed.office`, moment)} as own,
      array(select off.day::text from holiday off where off.office = placed.office and ${known('off', moment)} ${within}
        order by off.day) as holidays
    from (select asked.office, ${country} as country from unnest(${[...new Set(offices)]}::text[]) asked(office)) placed`.execute(
    db,
  )
  return new Map(
    rows.map(({ office: id, letters, own, holidays }) => [
      id,
      weekFrom(weekOfCountry(letters), own, holidays),
    ]),
  )
}

/** By which week an office counts its working days, as `calendarsOf` tells. */
export async function calendarOf(
  db: Db,
  moment: Moment,
  office: string,
  span?: Span,
): Promise<WorkingWeek> {
  return (await calendarsOf(db, moment, [office], span)).get(office) ?? standardWeek
}
