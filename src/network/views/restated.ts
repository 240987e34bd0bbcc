import { type RawBuilder, sql } from 'kysely'
import type { Counted } from '#network/model/restated.ts'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { areaName, countryName } from '#world/views.ts'
import { officeCity, officeName } from './offices.ts'

/** What can be counted by region. */
export const countables = ['offices', 'countries'] as const
export type Countable = (typeof countables)[number]

/** SQL for the region of a country on the day of `moment`: the area that a Regional Office then covered it by, under its name. */
const regionOf = (
  country: RawBuilder<unknown>,
  moment: Moment,
  locale: Locale,
): RawBuilder<unknown> => sql`
  (select ${areaName(sql`covering.covers`, moment, locale)}
    from office_coverage covering
    join area_member within on within.area = covering.covers and ${holds('within', moment, true)}
    join office_kind kinded on kinded.office = covering.office and kinded.kind = 'regional-office' and ${holds('kinded', moment)}
    where within.country = ${country} and ${holds('covering', moment)} and covering.condition = ''
    order by covering.covers limit 1)`

/**
 * The offices (or the countries with an office or covered) on the day of `reported`, each with its region by the structure of that
 * day and by the structure of the day of `other`. What is counted does not change; only where it belongs.
 */
export async function countedByRegion(
  db: Db,
  what: Countable,
  { reported, other, locale }: { reported: Moment; other: Moment; locale: Locale },
): Promise<Counted[]> {
  const rows = await sql<Counted>`
    with counted as materialized (${what === 'offices' ? officesOf(reported) : countriesOf(reported)})
    select counted.id, coalesce(${what === 'offices' ? officeName(sql`counted.id`, reported) : countryName(sql`counted.id`, reported, locale)}, counted.id) as name,
      ${regionOf(sql`counted.country`, reported, locale)} as "asReported",
      ${regionOf(sql`counted.country`, other, locale)} as restated
    from counted order by 2`.execute(db)
  return rows.rows
}

const officesOf = (reported: Moment) => sql`
  select kinded.office as id, coalesce(
      (select located.country from city_country located where located.city = ${officeCity(sql`kinded.office`, reported)} and upper_inf(located.recorded) limit 1),
      (select stated.country from office_country stated where stated.office = kinded.office and ${holds('stated', reported, true)} limit 1)) as country
  from office_kind kinded where ${holds('kinded', reported)}`

const countriesOf = (reported: Moment) => sql`
  select distinct within.country as id, within.country
  from office_coverage covering join area_member within on within.area = covering.covers and ${holds('within', reported, true)}
  join office_kind kinded on kinded.office = covering.office and kinded.kind = 'regional-office' and ${holds('kinded', reported)}
  where ${holds('covering', reported)} and covering.condition = ''`
