import { type RawBuilder, sql } from 'kysely'
import type { Counted, Layout } from '#network/model/restated.ts'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { areaName, countryName, isMember } from '#world/views.ts'
import type { Countable, CountFilter } from './countables.ts'
import { officeCity, officeCountry, officeName } from './naming.ts'

type Text = RawBuilder<unknown>

/** Something counted, with the office or the country it belongs to, and what of the office is meant. */
export interface CountedThing extends Counted {
  office: string | null
  country: string | null
  detail: string | null
}

/** The two days of a restated count: the one counted on, and the one whose structure it is laid out by beside its own. */
export interface Days {
  reported: Moment
  other: Moment
  locale: Locale
}

interface Home {
  moment: Moment
  named: Moment
  locale: Locale
}

/**
 * SQL for the region of a country on the day of `moment`: the area that a Regional Office then covered it by, or that office. It
 * is called as on the day of `named`, for both days alike: what only bears another name has not moved.
 */
const homeOf = (country: Text, by: Layout, { moment, named, locale }: Home): Text => sql`
  (select ${by === 'region' ? areaName(sql`covering.covers`, named, locale) : officeName(sql`covering.office`, named)}
    from office_coverage covering
    join area_member within on within.area = covering.covers and ${holds('within', moment, true)}
    join office_kind kinded on kinded.office = covering.office and kinded.kind = 'regional-office' and ${holds('kinded', moment)}
    where within.country = ${country} and ${holds('covering', moment)} and covering.condition = ''
    order by covering.covers, covering.office limit 1)`

/**
 * What there was to count on the day of `reported`, each with where it belongs by the structure of that day and by the structure
 * of the day of `other`. What is counted does not change; only where it belongs. A to Z.
 */
export async function countedBy(
  db: Db,
  { what, by, ...filter }: { what: Countable; by: Layout } & CountFilter,
  { reported, other, locale }: Days,
): Promise<CountedThing[]> {
  const { area } = filter
  const rows = await sql<CountedThing>`
    with counted as materialized (${what.rows(reported, filter)}),
    placed as materialized (
      select counted.id, counted.office, counted.country, counted.detail,
        coalesce(counted.country, ${officeCountry(sql`counted.office`, officeCity(sql`counted.office`, reported), reported)}) as place from counted),
    narrowed as materialized (
      select * from placed where ${area === undefined} or ${isMember(sql`${area ?? ''}`, sql`placed.place`, reported)}),
    home as materialized (
      select there.place, ${homeOf(sql`there.place`, by, { moment: reported, named: reported, locale })} as "asReported",
        ${homeOf(sql`there.place`, by, { moment: other, named: reported, locale })} as restated
      from (select distinct place from narrowed) there)
    select narrowed.id, narrowed.office, narrowed.country, narrowed.detail, home."asReported", home.restated,
      coalesce(${officeName(sql`narrowed.office`, reported)}, ${countryName(sql`narrowed.country`, reported, locale)}, narrowed.id) as name
    from narrowed left join home on home.place = narrowed.place order by name, narrowed.detail, narrowed.id`.execute(
    db,
  )
  return rows.rows
}
