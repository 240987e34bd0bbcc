import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, known, type Period, periodOf, recordedFromOf } from '#platform/db/periods.ts'
import { type Cursor, type Page, pageOf } from '#platform/http/paging.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { fold } from '#platform/text.ts'
import { type SourceRef, sourcesOf } from '#sources/views.ts'
import { cityName, countryName, isMember } from '#world/views.ts'

/** An office in a list: what it is on the day, where, and the period of what the list is about. */
export interface OfficeItem extends Period {
  id: string
  name: string
  kind: string
  city: string | null
  cityName: string | null
  country: string | null
  countryName: string | null
  /** ISO 3166 numeric, as maps know countries; `XKX` where there is none. */
  countryNumeric: string | null
  latitude: number | null
  longitude: number | null
  functions: string[]
  languages: string[]
  recordedFrom: string
  sources: SourceRef[]
}

/** What a list of offices can be narrowed by; all must hold on the day asked about. */
export interface OfficeFilter {
  kind?: string | undefined
  function?: string | undefined
  country?: string | undefined
  area?: string | undefined
  language?: string | undefined
  city?: string | undefined
  q?: string | undefined
}

type Text = RawBuilder<unknown>

/** SQL for what an office was called on the day; else by its nearest name. */
export const officeName = (office: Text, moment: Moment): Text => sql`
  (select named.name from office_name named where named.office = ${office} and ${known('named', moment)}
    order by coalesce(named.sure @> ${moment.asOf}::date, false) desc, named.possible @> ${moment.asOf}::date desc,
      named.language = 'en' desc, lower(named.possible) desc nulls last limit 1)`

/** SQL for the city an office is in on the day; else where nothing speaks against it. */
export const officeCity = (office: Text, moment: Moment): Text => sql`
  (select placed.city from office_place placed where placed.office = ${office} and ${known('placed', moment)}
    and placed.possible @> ${moment.asOf}::date
    order by coalesce(placed.sure @> ${moment.asOf}::date, false) desc, lower(placed.sure) desc limit 1)`

/** SQL for the country of an office: that of its city, else the one stated of it. */
const countryOf = (office: Text, city: Text, moment: Moment): Text => sql`
  coalesce((select located.country from city_country located where located.city = ${city} and ${known('located', moment)} limit 1),
    (select stated.country from office_country stated where stated.office = ${office} and ${holds('stated', moment, true)}
      order by lower(stated.sure) desc limit 1))`

/** The relation a list is about: that of the function asked for, else the kind. */
function subjectRelation(filter: OfficeFilter, moment: Moment, possible: boolean): Text {
  if (filter.function === undefined)
    return sql`select * from office_kind kinded where ${holds('kinded', moment, possible)}`
  return sql`select distinct on (kinded.office) kinded.office, kinded.kind, given.sure, given.possible, given.stated, given.claims, given.recorded
    from office_function given
    join office_kind kinded on kinded.office = given.office and ${holds('kinded', moment, possible)}
    where given.function = ${filter.function} and ${holds('given', moment, possible)}
    order by kinded.office, given.stated @> ${moment.asOf}::date desc`
}

function conditions(filter: OfficeFilter, moment: Moment, possible: boolean): RawBuilder<boolean> {
  const parts = [sql<boolean>`true`]
  if (filter.kind !== undefined) parts.push(sql`about.kind = ${filter.kind}`)
  if (filter.city !== undefined) parts.push(sql`placed.city = ${filter.city}`)
  if (filter.country !== undefined) parts.push(sql`located.country = ${filter.country}`)
  if (filter.language !== undefined)
    parts.push(sql`exists (select from office_language spoken where spoken.office = about.office
      and spoken.language = ${filter.language} and ${holds('spoken', moment, possible)})`)
  if (filter.area !== undefined)
    parts.push(sql`(${isMember(sql`${filter.area}`, sql`located.country`, moment)}
      or exists (select from office_coverage covering where covering.office = about.office
        and covering.covers = ${filter.area} and ${holds('covering', moment, possible)}))`)
  if (filter.q !== undefined && filter.q.trim() !== '') {
    const like = `%${fold(filter.q)}%`
    parts.push(sql`(exists (select from office_name called where called.office = about.office
        and ${known('called', moment)} and called.folded like ${like})
      or exists (select from city_name called where called.city = placed.city and ${known('called', moment)} and called.folded like ${like})
      or exists (select from country_name called where called.country = located.country and ${known('called', moment)} and called.folded like ${like}))`)
  }
  return sql`${sql.join(parts, sql` and `)}`
}

/**
 * The offices on the day asked about, A to Z. With `possible`, also those that nothing speaks against.
 * Cursor keys: folded name, id.
 */
export async function officeList(
  db: Db,
  moment: Moment,
  filter: OfficeFilter,
  {
    locale,
    limit,
    cursor,
    possible = false,
  }: { locale: Locale; limit: number; cursor: Cursor | null; possible?: boolean },
): Promise<Page<OfficeItem>> {
  const rows = await sql<OfficeItem & { sort: string; total: number }>`
    with about as materialized (${subjectRelation(filter, moment, possible)}),
    matched as materialized (
      select about.*, placed.city, located.country, named.name, lower(named.name) collate "C" as sort
      from about
      cross join lateral (select ${officeCity(sql`about.office`, moment)} as city) placed
      cross join lateral (select ${countryOf(sql`about.office`, sql`placed.city`, moment)} as country) located
      cross join lateral (select coalesce(${officeName(sql`about.office`, moment)}, about.office) as name) named
      where ${conditions(filter, moment, possible)})
    select matched.office as id, matched.name, matched.kind, matched.city, matched.country, matched.sort,
      ${cityName(sql`matched.city`, moment, locale)} as "cityName",
      ${countryName(sql`matched.country`, moment, locale)} as "countryName",
      coalesce((select coded.code from country_code coded where coded.country = matched.country and coded.scheme = 'iso-numeric'
        and ${holds('coded', moment, true)} limit 1), matched.country) as "countryNumeric",
      point.latitude, point.longitude,
      coalesce((select array_agg(distinct given.function) from office_function given
        where given.office = matched.office and ${holds('given', moment, possible)}), '{}') as functions,
      coalesce((select array_agg(distinct spoken.language) from office_language spoken
        where spoken.office = matched.office and ${holds('spoken', moment, possible)}), '{}') as languages,
      ${periodOf('matched', moment)}, ${recordedFromOf('matched')}, ${sourcesOf('matched', moment)},
      (select count(*) from matched) as total
    from matched
    left join lateral (select latitude, longitude from city_coordinates at
      where at.city = matched.city and ${known('at', moment)} limit 1) point on true
    where ${cursor === null} or (matched.sort, matched.office) > (${cursor?.[0] ?? ''}, ${cursor?.[1] ?? ''})
    order by matched.sort, matched.office limit ${limit + 1}`.execute(db)
  return pageOf(rows.rows, rows.rows[0]?.total ?? 0, limit, {
    item: ({ sort: _sort, total: _total, ...item }) => item,
    keys: (row) => [row.sort, row.id],
  })
}
