import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, known, type Period, periodOf, recordedFromOf } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { type SourceRef, sourcesOf } from '#sources/views.ts'
import { areaName, cityName, countryName } from '#world/views.ts'
import { officeCity, officeName } from './naming.ts'

/** One dated statement about an office, as it is shown in its life and in its parts. */
export interface DatedLine extends Period {
  holds: boolean
  sources: SourceRef[]
}
export interface NameLine extends DatedLine {
  name: string
  language: string
}
export interface KindLine extends DatedLine {
  kind: string
}
export interface PlaceLine extends DatedLine {
  city: string
  cityName: string
}
export interface LineLine extends DatedLine {
  reportsTo: string
  name: string
}
export interface FunctionLine extends DatedLine {
  function: string
  heldFor: string
  heldForName: string | null
}
export interface CoverageLine extends DatedLine {
  covers: string
  coversName: string | null
  condition: string
}
export interface LanguageLine extends DatedLine {
  language: string
}
export interface ContactLine extends DatedLine {
  channel: string
  value: string
  remark: string
}
export interface SuccessionLine extends DatedLine {
  office: string
  name: string
  successor: string
  successorName: string
  manner: string
}
export interface UnitLine extends DatedLine {
  id: string
  name: string
  kind: string | null
  partOf: string
  position: number | null
}

/** Everything known about one office; each list holds all times, `holds` marks what is true on the day asked about. */
export interface Office {
  id: string
  name: string
  kind: string | null
  city: string | null
  cityName: string | null
  country: string | null
  countryName: string | null
  latitude: number | null
  longitude: number | null
  names: NameLine[]
  kinds: KindLine[]
  places: PlaceLine[]
  lines: LineLine[]
  functions: FunctionLine[]
  coverage: CoverageLine[]
  countries: { id: string; name: string }[]
  languages: LanguageLine[]
  contacts: ContactLine[]
  successions: SuccessionLine[]
  units: UnitLine[]
  neighbours: { id: string; name: string; kind: string }[]
}

type Text = RawBuilder<unknown>

/** The name of an area or, for three capitals, of a country. */
const placeName = (place: Text, moment: Moment, locale: Locale): Text =>
  sql`coalesce(${areaName(place, moment, locale)}, ${countryName(place, moment, locale)})`

/** A JSON list of the rows of a period table about one office, in the order of their beginnings. */
function lines(
  table: string,
  office: string,
  moment: Moment,
  columns: Text,
  filter: Text = sql`held.office = ${office}`,
): Text {
  return sql`(select coalesce(json_agg(to_json(line) order by line.from_latest nulls first), '[]'::json) from (
    select ${columns}, coalesce(${holds('held', moment)}, false) as holds, ${periodOf('held', moment)}, ${sourcesOf('held', moment)}
    from ${sql.table(table)} held where ${filter} and ${known('held', moment)}) line)`
}

/** One office with its whole life, or undefined when no source ever named it. One query. */
export async function officePage(
  db: Db,
  moment: Moment,
  locale: Locale,
  id: string,
): Promise<Office | undefined> {
  const of = (table: string, columns: Text, filter?: Text) =>
    lines(table, id, moment, columns, filter)
  const homeName = sql`coalesce(${officeName(sql`substr(held.reports_to, 8)`, moment)},
    (select named.name from unit_name named where 'unit:' || named.unit = held.reports_to and ${known('named', moment)} limit 1), held.reports_to)`
  const rows = await sql<Office>`
    with placed as (select ${officeCity(sql`${id}`, moment)} as city),
    located as (select placed.city, coalesce(
        (select country from city_country here where here.city = placed.city and ${known('here', moment)} limit 1),
        (select country from office_country here where here.office = ${id} and ${known('here', moment)}
          order by lower(sure) desc limit 1)) as country from placed),
    covered as (select covers from office_coverage held where held.office = ${id} and ${holds('held', moment)})
    select ${id} as id, ${officeName(sql`${id}`, moment)} as name,
      (select kind from office_kind held where held.office = ${id} and ${holds('held', moment)} limit 1) as kind,
      located.city, located.country,
      ${cityName(sql`located.city`, moment, locale)} as "cityName", ${countryName(sql`located.country`, moment, locale)} as "countryName",
      point.latitude, point.longitude,
      ${of('office_name', sql`held.name, held.language`)} as names,
      ${of('office_kind', sql`held.kind`)} as kinds,
      ${of('office_place', sql`held.city, ${cityName(sql`held.city`, moment, locale)} as "cityName"`)} as places,
      ${of('office_line', sql`held.reports_to as "reportsTo", ${homeName} as name`)} as lines,
      ${of('office_function', sql`held.function, held.held_for as "heldFor", ${placeName(sql`held.held_for`, moment, locale)} as "heldForName"`)} as functions,
      ${of('office_coverage', sql`held.covers, held.condition, ${placeName(sql`held.covers`, moment, locale)} as "coversName"`)} as coverage,
      ${of('office_language', sql`held.language`)} as languages,
      ${of('office_contact', sql`held.channel, held.value, held.remark`)} as contacts,
      ${of(
        'office_succession',
        sql`held.office, ${officeName(sql`held.office`, moment)} as name, held.successor,
        ${officeName(sql`held.successor`, moment)} as "successorName", held.manner`,
        sql`(held.office = ${id} or held.successor = ${id})`,
      )} as successions,
      ${of('unit_home', unitColumns(moment), sql`held.part_of = ${`office:${id}`}`)} as units,
      (select coalesce(json_agg(json_build_object('id', covering.country, 'name', ${countryName(sql`covering.country`, moment, locale)})), '[]'::json)
        from (select within.country from area_member within join covered on covered.covers = within.area and ${holds('within', moment, true)}
          union select covers from covered where covers ~ '^[A-Z]{3}$') covering) as countries,
      (select coalesce(json_agg(json_build_object('id', other.office, 'name', ${officeName(sql`other.office`, moment)}, 'kind', other.kind)), '[]'::json)
        from office_kind other where other.office <> ${id} and ${holds('other', moment)}
          and ${officeCity(sql`other.office`, moment)} = located.city) as neighbours
    from located left join lateral (select latitude, longitude from city_coordinates at
      where at.city = located.city and ${known('at', moment)} limit 1) point on true
    where exists (select from office_name held where held.office = ${id} and ${known('held', moment)})`.execute(
    db,
  )
  return rows.rows[0]
}

const unitColumns = (
  moment: Moment,
): Text => sql`held.unit as id, held.part_of as "partOf", held.position,
  coalesce((select named.name from unit_name named where named.unit = held.unit and ${known('named', moment)}
    order by coalesce(named.sure @> ${moment.asOf}::date, false) desc, lower(named.possible) desc nulls last limit 1), held.unit) as name,
  (select kinded.kind from unit_kind kinded where kinded.unit = held.unit and ${known('kinded', moment)} limit 1) as kind`

/** A unit, department, special body or post, with what it is part of. */
export interface UnitItem extends Period {
  id: string
  name: string
  kind: string | null
  partOf: string
  position: number | null
  recordedFrom: string
  sources: SourceRef[]
}

/** The units on the day asked about, of one office (with the units inside its units) or of all, in the order of their charts. */
export async function unitList(db: Db, moment: Moment, office: string | null): Promise<UnitItem[]> {
  const rows = await sql<UnitItem>`
    with recursive inside as (
      select held.* from unit_home held where ${holds('held', moment)} and (${office === null} or held.part_of = ${`office:${office ?? ''}`})
      union select held.* from unit_home held join inside on held.part_of = 'unit:' || inside.unit where ${holds('held', moment)})
    select distinct on (held.part_of, held.position, held.unit) ${unitColumns(moment)}, ${periodOf('held', moment)}, ${recordedFromOf('held')}, ${sourcesOf('held', moment)}
    from inside held order by held.part_of, held.position nulls last, held.unit`.execute(db)
  return rows.rows
}
