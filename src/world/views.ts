import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, known, type Period, periodOf, recordedFromOf } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { type Fault, Refusal } from '#platform/refusal.ts'
import { type SourceRef, sourcesOf } from '#sources/views.ts'

type Text = RawBuilder<unknown>

/** SQL condition and order of names, called `named`: those known in the reader's language or in English, the nearest first. */
const readable = (moment: Moment, locale: Locale): Text =>
  sql`${known('named', moment)} and named.language in (${locale}, 'en')`
const nearestFirst = ({ asOf }: Moment, locale: Locale): Text => sql`
  named.possible @> ${asOf}::date desc, named.language = ${locale} desc, lower(named.possible) desc nulls last`

/**
 * A name of `subject` on the day asked about, in the reader's language or else in English. Lists that come from outside
 * speak of one day only, so a name holds for as long as nothing speaks against it.
 */
function nameOn(
  table: string,
  column: string,
  subject: Text,
  { moment, locale, where }: { moment: Moment; locale: Locale; where?: Text },
): Text {
  const name = sql.table(table)
  return sql`(select named.name from ${name} named where named.${sql.ref(column)} = ${subject}
    and ${readable(moment, locale)} ${where ?? sql``} order by ${nearestFirst(moment, locale)} limit 1)`
}

/** What countries and areas are called on the day, by their codes, in the reader's language or else in English. One query. */
export async function placeNames(
  db: Db,
  moment: Moment,
  locale: Locale,
): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }>`
    (select distinct on (named.country) named.country as id, named.name from country_name named
      where named.form = 'short' and ${readable(moment, locale)} order by named.country, ${nearestFirst(moment, locale)})
    union all
    (select distinct on (named.area) named.area, named.name from area_name named
      where ${readable(moment, locale)} order by named.area, ${nearestFirst(moment, locale)})`.execute(
    db,
  )
  return new Map(rows.rows.map(({ id, name }) => [id, name]))
}

/** SQL for the short name of the country whose alpha-3 code `subject` gives. */
export const countryName = (subject: Text, moment: Moment, locale: Locale): Text =>
  nameOn('country_name', 'country', subject, {
    moment,
    locale,
    where: sql`and named.form = 'short'`,
  })

/** SQL for the name of a city, as it was called on the day asked about. */
export const cityName = (subject: Text, moment: Moment, locale: Locale): Text =>
  nameOn('city_name', 'city', subject, { moment, locale })

/** SQL for the name of an area. */
export const areaName = (subject: Text, moment: Moment, locale: Locale): Text =>
  nameOn('area_name', 'area', subject, { moment, locale })

/** SQL condition: the country that `country` gives belongs to the area that `area` gives, on the day asked about. */
export const isMember = (area: Text, country: Text, moment: Moment): RawBuilder<boolean> =>
  sql`exists (select from area_member within where within.area = ${area} and within.country = ${country}
    and ${holds('within', moment, true)})`

/** A country or territory in a list; the period is that of its short name. */
export interface CountryItem extends Period {
  id: string
  name: string
  formalName: string | null
  recordedFrom: string
  sources: SourceRef[]
}

/** The countries and territories on the day asked about, A to Z in the reader's language; ended ones are left out. */
export async function countryList(db: Db, moment: Moment, locale: Locale): Promise<CountryItem[]> {
  const rows = await sql<CountryItem>`
    with short as (
      select distinct on (held.country) held.* from country_name held
      where ${holds('held', moment, true)} and held.form = 'short' and held.language in (${locale}, 'en')
      order by held.country, held.language = ${locale} desc)
    select short.country as id, short.name,
      ${nameOn('country_name', 'country', sql`short.country`, { moment, locale, where: sql`and named.form = 'formal'` })} as "formalName",
      ${periodOf('short', moment)}, ${recordedFromOf('short')}, ${sourcesOf('short', moment)}
    from short`.execute(db)
  return rows.rows.toSorted((a, b) => a.name.localeCompare(b.name, locale))
}

export interface NamedPeriod {
  name: string
  language: string
  form?: string
  from_earliest: string | null
  from_latest: string | null
  until_earliest: string | null
  until_latest: string | null
  last_stated: string | null
  certainty: 'stated' | 'inferred' | 'possible'
  sources: SourceRef[]
}

/** A country or territory: its names in all languages and times, its codes, the areas it belongs to on the day. */
export interface Country {
  id: string
  name: string
  names: NamedPeriod[]
  codes: { scheme: string; code: string }[]
  areas: { id: string; name: string; scheme: string }[]
}

/** One country by its alpha-3 code, or undefined when there never was one. */
export async function country(
  db: Db,
  moment: Moment,
  locale: Locale,
  id: string,
): Promise<Country | undefined> {
  const names = await sql<NamedPeriod>`
    select named.name, named.language, named.form, ${periodOf('named', moment)}, ${sourcesOf('named', moment)}
    from country_name named where named.country = ${id} and ${known('named', moment)}
    order by named.form desc, named.language, lower(named.possible) nulls first`.execute(db)
  if (names.rows.length === 0) return undefined
  const more = await sql<Pick<Country, 'name' | 'codes' | 'areas'>>`
    select ${countryName(sql`${id}`, moment, locale)} as name,
      (select coalesce(json_agg(json_build_object('scheme', scheme, 'code', code) order by scheme), '[]'::json)
        from country_code coded where coded.country = ${id} and ${holds('coded', moment, true)}) as codes,
      (select coalesce(json_agg(json_build_object('id', area, 'name', ${areaName(sql`within.area`, moment, locale)},
          'scheme', (select scheme from area_scheme schemed where schemed.area = within.area and ${known('schemed', moment)} limit 1))
          order by area), '[]'::json)
        from area_member within where within.country = ${id} and ${holds('within', moment, true)}) as areas`.execute(
    db,
  )
  const [first] = more.rows
  return first && { id, names: names.rows, ...first }
}

/** A list of countries; the period is that of its standing as such a list. `basis` marks lists that we derived. */
export interface AreaItem extends Period {
  id: string
  name: string
  scheme: string
  members: string[]
  basis: 'stated' | 'derived'
  recordedFrom: string
  sources: SourceRef[]
}

/** The schemes of areas in the order in which they are shown. */
const schemes = ['six-regions', 'nine-regions', 'finder', 'subregion', 'membership', 'm49']
const rankOf = (scheme: string) => (schemes.includes(scheme) ? schemes.indexOf(scheme) : Infinity)

/** Every area that has a name, by scheme, with its members on the day; derived lists are marked. */
export async function areaList(
  db: Db,
  moment: Moment,
  locale: Locale,
  scheme: string | null = null,
): Promise<AreaItem[]> {
  const rows = await sql<AreaItem>`
    with within as (
      select held.area, array_agg(distinct held.country order by held.country) as members,
        bool_or(claim.certainty = 'derived') as derived
      from area_member held left join claim on claim.key = any(held.claims) and ${known('claim', moment)}
      where ${holds('held', moment, true)} group by held.area)
    select schemed.area as id, schemed.scheme, ${areaName(sql`schemed.area`, moment, locale)} as name,
      coalesce(within.members, '{}') as members, case when within.derived then 'derived' else 'stated' end as basis,
      ${periodOf('schemed', moment)}, ${recordedFromOf('schemed')}, ${sourcesOf('schemed', moment)}
    from area_scheme schemed left join within on within.area = schemed.area
    where ${known('schemed', moment)} and (${scheme === null} or schemed.scheme = ${scheme ?? ''})
    order by array_position(${schemes}::text[], schemed.scheme), 3`.execute(db)
  return rows.rows
}

/** A thing to choose from a list by its name. */
export interface Choice {
  id: string
  name: string
}

/** The areas of the day with their schemes, and the countries and territories, A to Z in the reader's language: names alone. */
export async function placesToChoose(
  db: Db,
  moment: Moment,
  locale: Locale,
): Promise<{ areas: (Choice & { scheme: string })[]; countries: Choice[] }> {
  const rows = await sql<Choice & { scheme: string | null }>`
    select schemed.area as id, schemed.scheme, coalesce(${areaName(sql`schemed.area`, moment, locale)}, schemed.area) as name
    from area_scheme schemed where ${known('schemed', moment)}
    union all
    (select distinct on (held.country) held.country, null, held.name from country_name held
    where ${holds('held', moment, true)} and held.form = 'short' and held.language in (${locale}, 'en')
    order by held.country, held.language = ${locale} desc)`.execute(db)
  const inOrder = rows.rows.toSorted((a, b) => a.name.localeCompare(b.name, locale))
  return {
    areas: inOrder
      .flatMap(({ id, name, scheme }) => (scheme === null ? [] : [{ id, name, scheme }]))
      .toSorted((a, b) => rankOf(a.scheme) - rankOf(b.scheme)),
    countries: inOrder.flatMap(({ id, name, scheme }) => (scheme === null ? [{ id, name }] : [])),
  }
}

/** Codes that a reader typed, to be held against what is known. */
export interface Codes {
  country?: string | undefined
  area?: string | undefined
  city?: string | undefined
}

/** Refuses codes that no country, area or city ever had (`field/country`, `field/area`, `field/city`). */
export async function refuseUnknown(db: Db, { country: code, area, city }: Codes): Promise<void> {
  if (code === undefined && area === undefined && city === undefined) return
  const row = await sql<{ country: boolean; area: boolean; city: boolean }>`
    select exists (select from country_name where country = ${code ?? ''}) as country,
      exists (select from area_scheme where area = ${area ?? ''}) as area,
      exists (select from city_name where city = ${city ?? ''}) as city`.execute(db)
  const is = row.rows[0] ?? { country: false, area: false, city: false }
  const faults: Fault[] = []
  if (code !== undefined && !is.country) faults.push({ field: 'country', reason: 'field/country' })
  if (area !== undefined && !is.area) faults.push({ field: 'area', reason: 'field/area' })
  if (city !== undefined && !is.city) faults.push({ field: 'city', reason: 'field/city' })
  if (faults.length > 0) throw new Refusal('invalid', 'request/invalid', { faults })
}

/** The names of these countries, A to Z in the reader's language. */
export async function countryNames(
  db: Db,
  moment: Moment,
  locale: Locale,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const rows = await sql<{ id: string; name: string }>`
    select id, coalesce(${countryName(sql`id`, moment, locale)}, id) as name from unnest(${ids}::text[]) as id`.execute(
    db,
  )
  return rows.rows.toSorted((a, b) => a.name.localeCompare(b.name, locale))
}
