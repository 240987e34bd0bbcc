import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { holds, known } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { officeCity, officeCountry } from '#network/views/naming.ts'
import { isOffice } from '#network/views/lists.ts'
import { countryNumber } from '#network/views/offices.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { areaName, countryName } from '#world/views.ts'
import type { Issue } from '#trends/model/issue.ts'
import type { Sight } from '#trends/model/sight.ts'
import { issueList } from '#trends/views.ts'
import { countryOfCity } from './observations.ts'
import { readable } from './readable.ts'

/** A country of a region, with what was seen of it in the twelve months up to the day. */
export interface RegionCountry {
  id: string
  name: string
  /** As maps know it. */
  numeric: string
  /** How many observations speak of it or of a city of it; those of a whole area speak of no country in particular. */
  observations: number
  /** The last day of which one speaks; null where none does: a gap. */
  lastSeen: Day | null
  /** The issues that concern it and are followed, by id. */
  issues: readonly string[]
}

/** What is seen coming in the region of an office or in an area, on the day. */
export interface Region {
  id: string
  name: string
  of: 'office' | 'area'
  countries: readonly RegionCountry[]
  /** Those that concern one of its countries, rising ones first. */
  issues: readonly Issue[]
}

/**
 * A region's picture on the day. Of an office: the countries that it covers by the network of that day, else the one in which it
 * lies. Of an area: its members on that day. Undefined where there is neither an office nor an area of this id.
 */
export async function regionOf(
  db: Db,
  moment: Moment,
  id: string,
  { sight, locale }: { sight: Sight; locale: Locale },
): Promise<Region | undefined> {
  const of = (await isOffice(db, id)) ? 'office' : 'area'
  const name =
    of === 'office'
      ? await officeCalled(db, moment, id)
      : await areaCalled(db, moment, { id, locale })
  if (name === null) return undefined
  const codes = of === 'office' ? await coveredBy(db, moment, id) : await membersOf(db, moment, id)
  const issues = await issueList(db, moment, { sight, within: codes })
  const countries = await lookedAt(db, moment, { codes, sight, locale })
  const concerning = (country: string) =>
    issues.filter(
      ({ concerns, curve }) => curve.tendency !== 'closed' && concerns.includes(country),
    )
  return {
    id,
    name,
    of,
    countries: countries
      .map((each) => ({ ...each, issues: concerning(each.id).map((issue) => issue.id) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, locale)),
    issues,
  }
}

async function areaCalled(
  db: Db,
  moment: Moment,
  { id, locale }: { id: string; locale: Locale },
): Promise<string | null> {
  const { rows } = await sql<{ name: string | null }>`
    select coalesce(${areaName(sql`schemed.area`, moment, locale)}, schemed.area) as name from area_scheme schemed
    where schemed.area = ${id} and ${known('schemed', moment)} limit 1`.execute(db)
  return rows[0]?.name ?? null
}

/** The countries that belong to an area on the day, by code. */
export async function membersOf(db: Db, moment: Moment, area: string): Promise<string[]> {
  const { rows } = await sql<{ country: string }>`
    select distinct member.country from area_member member
    where member.area = ${area} and ${holds('member', moment, true)} order by 1`.execute(db)
  return rows.map(({ country }) => country)
}

async function coveredBy(db: Db, moment: Moment, office: string): Promise<string[]> {
  const { rows } = await sql<{ country: string | null }>`
    with covered as (
      select covering.covers from office_coverage covering
      where covering.office = ${office} and ${holds('covering', moment)} and covering.condition = ''),
    reached as (
      select member.country from covered join area_member member on member.area = covered.covers and ${holds('member', moment, true)}
      union select covers from covered where covers ~ '^[A-Z]{3}$')
    select country from reached
    union select ${officeCountry(sql`${office}::text`, officeCity(sql`${office}::text`, moment), moment)} where not exists (select from reached)
    order by 1`.execute(db)
  return rows.flatMap(({ country }) => (country === null ? [] : [country]))
}

/** From so many months back an observation still tells of a country. */
const months = 12

async function lookedAt(
  db: Db,
  moment: Moment,
  { codes, sight, locale }: { codes: readonly string[]; sight: Sight; locale: Locale },
): Promise<Omit<RegionCountry, 'issues'>[]> {
  const since = Temporal.PlainDate.from(moment.asOf).subtract({ months }).toString()
  const { rows } = await sql<Omit<RegionCountry, 'issues'>>`
    with said as materialized (
      select coalesce(held.country, ${countryOfCity(sql`held.city`, moment)}) as country, least(upper(held.held) - 1, ${moment.asOf}::date) as last
      from observation_state held
      where ${known('held', moment)} and held.withdrawn is null and held.held && daterange(${since}::date, ${moment.asOf}::date, '(]')
        and ${readable('held', 'observation', sight)})
    select asked.country as id, coalesce(${countryName(sql`asked.country`, moment, locale)}, asked.country) as name,
      ${countryNumber(sql`asked.country`, moment)} as numeric,
      count(said.country)::int as observations, max(said.last) as "lastSeen"
    from unnest(${[...codes]}::text[]) asked (country) left join said on said.country = asked.country group by asked.country`.execute(
    db,
  )
  return rows
}
