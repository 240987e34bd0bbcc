import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeCity, officeCountry } from '#network/views/naming.ts'
import { regionsOnDay } from '#plans/views/gaps/held.ts'
import type { RegionOf } from '#portfolio/model/figures.ts'

/**
 * Which Regional Office each office is under, by the network of the day: itself where it covers a region, else the one that covers the
 * country it lies in. One query.
 */
export async function regionsAt(db: Db, moment: Moment): Promise<RegionOf> {
  const { rows } = await sql<{ office: string; region: string }>`
    with region as materialized (${regionsOnDay(moment)})
    select distinct on (kinded.office) kinded.office, region.office as region from office_kind kinded
      cross join lateral (select ${officeCity(sql`kinded.office`, moment)} as city offset 0) placed
      cross join lateral (select ${officeCountry(sql`kinded.office`, sql`placed.city`, moment)} as country offset 0) located
      join region on region.office = kinded.office or region.country = located.country
    where ${holds('kinded', moment, true)}
    order by kinded.office, region.office = kinded.office desc, region.office`.execute(db)
  const regions = new Map(rows.map(({ office, region }) => [office, region]))
  return (office) => regions.get(office) ?? null
}
