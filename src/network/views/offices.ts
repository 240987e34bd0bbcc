import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import {
  holds,
  known,
  type Period,
  periodOf,
  recordedAgainOf,
  recordedFromOf,
} from '#platform/db/periods.ts'
import { type Cursor, type Page, pageOf } from '#platform/http/paging.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { type SourceRef, sourcesOf } from '#sources/views.ts'
import { cityName, countryName } from '#world/views.ts'
import { officeName, ofOfficeName } from './naming.ts'
import {
  aboutOffices,
  isAsked,
  type OfficeFilter,
  type OfficesAsked,
  officeTotal,
  whereOfficesAre,
} from './narrowing.ts'

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

type Text = RawBuilder<unknown>

/** Up to here putting all in order is no more work than reading the names until a page is full. */
const fewEnough = 250

interface PlaceInList {
  limit: number
  cursor: Cursor | null
  /** How many offices the list holds, from `officeTotal` unless given: it tells which way to the first of them is shorter. */
  total?: number
}

/** SQL for ISO 3166 numeric, as maps know countries; the code itself where there is none. */
export const countryNumber = (country: Text, moment: Moment): Text => sql`
  coalesce((select coded.code from country_code coded where coded.country = ${country} and coded.scheme = 'iso-numeric'
    and ${holds('coded', moment, true)} limit 1), ${country})`

/** SQL joins for where a city lies, as `point`. */
export const pointOf = (city: Text, moment: Moment): Text => sql`
  left join lateral (select latitude, longitude from city_coordinates at
    where at.city = ${city} and ${known('at', moment)} limit 1) point on true`

/**
 * The offices on the day asked about, A to Z. With `possible`, also those that nothing speaks against.
 * Cursor keys: name in small letters, id.
 */
export async function officeList(
  db: Db,
  moment: Moment,
  filter: OfficeFilter,
  { locale, possible = false, ...place }: { locale: Locale; possible?: boolean } & PlaceInList,
): Promise<Page<OfficeItem>> {
  const asked = { filter, possible }
  const total = place.total ?? (await officeTotal(db, moment, asked))
  const rows = await sql<OfficeItem & { sort: string }>`
    with shown as materialized (${shownOffices(moment, asked, { ...place, total })})
    select shown.office as id, shown.name, shown.kind, shown.city, shown.country, shown.sort,
      ${cityName(sql`shown.city`, moment, locale)} as "cityName",
      ${countryName(sql`shown.country`, moment, locale)} as "countryName",
      ${countryNumber(sql`shown.country`, moment)} as "countryNumeric",
      point.latitude, point.longitude,
      coalesce((select array_agg(distinct given.function) from office_function given
        where given.office = shown.office and ${holds('given', moment, possible)}), '{}') as functions,
      coalesce((select array_agg(distinct spoken.language) from office_language spoken
        where spoken.office = shown.office and ${holds('spoken', moment, possible)}), '{}') as languages,
      ${periodOf('shown', moment)}, ${recordedFromOf('shown')}, ${recordedAgainOf('shown')}, ${sourcesOf('shown', moment)}
    from shown ${pointOf(sql`shown.city`, moment)}
    order by shown.sort, shown.office`.execute(db)
  return pageOf(rows.rows, total, place.limit, {
    item: ({ sort: _sort, ...item }) => item,
    keys: (row) => [row.sort, row.id],
  })
}

/**
 * SQL for the offices of a page, one too many. A short list is found by what it is narrowed by and then put in order; a long
 * one is read in the order of the names until the page is full, so that it costs what it shows.
 */
function shownOffices(
  moment: Moment,
  asked: OfficesAsked,
  { limit, cursor, total }: Required<PlaceInList>,
): Text {
  const about = aboutOffices(asked, moment)
  const after = (sort: Text, office: Text) =>
    cursor === null ? sql`true` : sql`(${sort}, ${office}) > (${cursor[0]}, ${cursor[1]})`
  const columns = sql`about.*, placed.city, located.country`
  if (total <= fewEnough)
    return sql`
      select * from (
        select ${columns}, named.name, lower(named.name) collate "C" as sort
        from (${about}) about ${whereOfficesAre(moment)}
        cross join lateral (select coalesce(${officeName(sql`about.office`, moment)}, about.office) as name) named
        where ${isAsked(asked, moment)}) matched
      where ${after(sql`matched.sort`, sql`matched.office`)}
      order by matched.sort, matched.office limit ${limit + 1}`
  const sort = sql`lower(called.name) collate "C"`
  // As cases the planner asks them of name after name; as plain conditions it would gather all that match and sort them.
  const each = (condition: Text) => sql`case when ${condition} then true else false end`
  const isItsName = sql`called.ctid = ${ofOfficeName(sql`named.ctid`, sql`called.office`, moment)}`
  return sql`
    select ${columns}, called.name, ${sort} as sort
    from office_name called
    cross join lateral (select * from (${about}) one where one.office = called.office limit 1) about
    ${whereOfficesAre(moment)}
    where ${known('called', moment)} and ${after(sort, sql`called.office`)}
      and ${each(isItsName)} and ${each(isAsked(asked, moment))}
    order by ${sort}, called.office limit ${limit + 1}`
}
