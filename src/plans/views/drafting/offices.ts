import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeCity, officeCountry, officeName } from '#network/views/naming.ts'
import type { OfficeNature, Reach } from '#plans/model/drafting/fit.ts'

/** An office as a plan of it needs to know it on the day. */
export interface PlanningOffice extends OfficeNature {
  id: string
  name: string | null
  /** The countries and areas that it lies in, covers or is responsible for, and the countries of those areas. */
  places: readonly string[]
}

/** What an office is on the day, and where it works. One query. */
export async function planningOffice(
  db: Db,
  moment: Moment,
  office: string,
): Promise<PlanningOffice> {
  const id = sql`${office}::text`
  const { rows } = await sql<PlanningOffice>`
    with direct as materialized (
      select held.covers as place from office_coverage held where held.office = ${id} and ${holds('held', moment)}
      union select held.held_for from office_function held where held.office = ${id} and held.held_for <> '' and ${holds('held', moment)}
      union select ${officeCountry(id, officeCity(id, moment), moment)})
    select ${id} as id, ${officeName(id, moment)} as name,
      array(select distinct held.kind from office_kind held where held.office = ${id} and ${holds('held', moment)} order by 1) as kinds,
      array(select distinct held.function from office_function held where held.office = ${id} and ${holds('held', moment)} order by 1) as functions,
      array(select place from direct where place is not null
        union select within.country from area_member within join direct on direct.place = within.area
        where ${holds('within', moment, true)} order by 1) as places`.execute(db)
  const [found] = rows
  if (found === undefined) throw new Error('a query without a table answers one row')
  return found
}

/** Where the office works, with the countries of these areas. */
export async function reachOf(
  db: Db,
  moment: Moment,
  { places }: PlanningOffice,
  covers: readonly string[],
): Promise<Reach> {
  const { rows } = await sql<{ area: string; countries: string[] }>`
    select within.area, array_agg(distinct within.country) as countries from area_member within
    where within.area = any(${[...covers]}::text[]) and ${holds('within', moment, true)} group by 1`.execute(
    db,
  )
  return {
    places: new Set(places),
    members: new Map(rows.map(({ area, countries }) => [area, countries])),
  }
}

/** The countries among these countries and areas, and in them. */
export async function countriesOf(
  db: Db,
  moment: Moment,
  covers: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ country: string }>`
    select unnest(${[...covers]}::text[]) as country
    union select within.country from area_member within
      where within.area = any(${[...covers]}::text[]) and ${holds('within', moment, true)}`.execute(
    db,
  )
  return rows.map(({ country }) => country)
}
