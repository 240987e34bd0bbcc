import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, known, type Certainty } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { cityName } from '#world/views.ts'
import { officeName } from './naming.ts'
import { aboutOffices, isAsked, type OfficesAsked, whereOfficesAre } from './narrowing.ts'
import { countryNumber, pointOf } from './offices.ts'

/** An office on the map, or, where there are too many to be told apart, a city with the number of its offices. */
export interface OfficePoint {
  type: 'office' | 'city'
  /** Of the office or city; null for offices of which only the country is known. */
  id: string | null
  name: string | null
  kind: string | null
  offices: number
  certainty: Certainty
  latitude: number | null
  longitude: number | null
  countryNumeric: string | null
}

/** Beyond this number no point could be told from another. */
const mostOnMap = 2000

/** What a map shows of a list of so many offices. */
export async function officePoints(
  db: Db,
  moment: Moment,
  asked: OfficesAsked,
  { total, locale }: { total: number; locale: Locale },
): Promise<OfficePoint[]> {
  const about = aboutOffices(asked, moment)
  const rows =
    total <= mostOnMap
      ? await sql<OfficePoint>`
          select 'office' as type, about.office as id, ${officeName(sql`about.office`, moment)} as name, about.kind, 1 as offices,
            case when about.stated @> ${moment.asOf}::date then 'stated'
              when about.sure @> ${moment.asOf}::date then 'inferred' else 'possible' end as certainty,
            point.latitude, point.longitude, ${countryNumber(sql`located.country`, moment)} as "countryNumeric"
          from (${about}) about ${whereOfficesAre(moment)} ${pointOf(sql`placed.city`, moment)}
          where ${isAsked(asked, moment)}
          order by about.office`.execute(db)
      : await sql<OfficePoint>`
          with counted as (
            select placed.city, located.country, count(distinct about.office)::int as offices
            from (${about}) about
            left join office_place placed on placed.office = about.office and ${holds('placed', moment, true)}
            left join city_country homed on homed.city = placed.city and ${known('homed', moment)}
            left join office_country stated on stated.office = about.office and ${holds('stated', moment, true)}
            cross join lateral (select coalesce(homed.country, stated.country) as country) located
            where ${isAsked(asked, moment)}
            group by 1, 2 order by 3 desc, 1 limit ${mostOnMap})
          select 'city' as type, counted.city as id, ${cityName(sql`counted.city`, moment, locale)} as name, null as kind,
            counted.offices, 'inferred' as certainty, point.latitude, point.longitude,
            ${countryNumber(sql`counted.country`, moment)} as "countryNumeric"
          from counted ${pointOf(sql`counted.city`, moment)}`.execute(db)
  return rows.rows
}
