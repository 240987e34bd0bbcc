import { type RawBuilder, sql } from 'kysely'
import { holds, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'

type Text = RawBuilder<unknown>

/** SQL order of the names of an office, called `named`: that of the day first, then the nearest. */
export const nearestNameFirst = ({ asOf }: Moment): Text => sql`
  coalesce(named.sure @> ${asOf}::date, false) desc, named.possible @> ${asOf}::date desc,
    named.language = 'en' desc, lower(named.possible) desc nulls last`

/** SQL for something of the name an office had on the day; else of its nearest name. */
export const ofOfficeName = (what: Text, office: Text, moment: Moment): Text => sql`
  (select ${what} from office_name named where named.office = ${office} and ${known('named', moment)}
    order by ${nearestNameFirst(moment)} limit 1)`

/** SQL for what an office was called on the day; else by its nearest name. */
export const officeName = (office: Text, moment: Moment): Text =>
  ofOfficeName(sql`named.name`, office, moment)

/** SQL order of the places of an office, called `placed`, that nothing speaks against on the day: the surest first. */
export const surestPlaceFirst = ({ asOf }: Moment): Text => sql`
  coalesce(placed.sure @> ${asOf}::date, false) desc, lower(placed.sure) desc`

/** SQL for the city an office is in on the day; else where nothing speaks against it. */
export const officeCity = (office: Text, moment: Moment): Text => sql`
  (select placed.city from office_place placed where placed.office = ${office} and ${known('placed', moment)}
    and placed.possible @> ${moment.asOf}::date
    order by ${surestPlaceFirst(moment)} limit 1)`

/** SQL for the country of an office: that of its city, else the one stated of it. */
export const officeCountry = (office: Text, city: Text, moment: Moment): Text => sql`
  coalesce((select located.country from city_country located where located.city = ${city} and ${known('located', moment)} limit 1),
    (select stated.country from office_country stated where stated.office = ${office} and ${holds('stated', moment, true)}
      order by lower(stated.sure) desc limit 1))`
