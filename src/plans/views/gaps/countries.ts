import { sql } from 'kysely'
import { type Day, daysAfter } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { holds, known } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { countryNumber } from '#network/views/offices.ts'
import { officeCity, officeCountry, officeName } from '#network/views/naming.ts'
import { countryStanding, endingDays, type CountryStanding } from '#plans/model/gaps.ts'
import { countryName } from '#world/views.ts'
import { countriesOfPlans, regionsOnDay, versionsInForce } from './held.ts'

/** A country of the network on the day: its Regional Office, and how it stands with its strategy. */
export interface PlannedCountry {
  country: string
  name: string
  /** ISO 3166 numeric, as maps know countries. */
  numeric: string
  office: string | null
  officeName: string | null
  standing: CountryStanding
  /** The first day on which its strategy is no longer in force, or, where none is, on which the last one was not. */
  until: Day | null
}

/**
 * Every country in which the organisation has an office on the day, or which a Regional Office covers; once for each Regional Office
 * that covers it. One query.
 */
export async function plannedCountries(
  db: Db,
  moment: Moment,
  locale: Locale,
): Promise<PlannedCountry[]> {
  const { rows } = await sql<Omit<PlannedCountry, 'standing'> & { isHeld: boolean }>`
    with region as materialized (${regionsOnDay(moment)}),
    land as (
      select country from region
      union select ${officeCountry(sql`placed.office`, officeCity(sql`placed.office`, moment), moment)}
        from office_kind placed where ${holds('placed', moment)}),
    held as materialized (select * from (${versionsInForce(moment)}) every where every.level = 'country-strategy'),
    strategy as (
      select place.country, case when bool_or(held.until is null) then null else max(held.until) end as until
      from (${countriesOfPlans(sql`held`, moment)}) place join held using (plan, number) group by 1),
    past as (
      select covered.covers as country, max(upper(stood.in_force)) as until
      from plan_standing stood join plan on plan.id = stood.plan and plan.level = 'country-strategy'
        join plan_cover covered on covered.plan = plan.id and ${known('covered', moment)}
      where upper(stood.in_force) <= ${moment.asOf}::date and ${known('stood', moment)}
      group by 1)
    select land.country, ${countryName(sql`land.country`, moment, locale)} as name,
      ${countryNumber(sql`land.country`, moment)} as numeric, region.office,
      ${officeName(sql`region.office`, moment)} as "officeName", strategy.country is not null as "isHeld",
      coalesce(strategy.until, case when strategy.country is null then past.until end) as until
    from land left join region on region.country = land.country
      left join strategy on strategy.country = land.country left join past on past.country = land.country
    where land.country is not null and ${countryName(sql`land.country`, moment, locale)} is not null
    order by 5 nulls last, 2`.execute(db)
  const soon = daysAfter(moment.asOf, endingDays)
  return rows.map(({ isHeld, ...row }) => ({
    ...row,
    standing: countryStanding({ isHeld, until: row.until }, soon),
  }))
}
