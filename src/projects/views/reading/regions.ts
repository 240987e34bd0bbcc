import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeCity, officeCountry, officeName } from '#network/views/naming.ts'
import { regionsOnDay } from '#plans/views/gaps/held.ts'

/** The offices that cover regions on the day, A to Z. */
export async function regionalOffices(
  db: Db,
  moment: Moment,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    select regional.office as id, ${officeName(sql`regional.office`, moment)} as name
    from (select distinct office from (${regionsOnDay(moment)}) region) regional order by 2, 1`.execute(
    db,
  )
  return rows.map(({ id, name }) => ({ id, name: name ?? id }))
}

/** Kinds of offices that lie in a region and are not under its Regional Office. */
const apart = [
  'headquarters',
  'administrative-centre',
  'regional-office',
  'global-office',
  'iom-office-at-the-un',
]

/**
 * The offices under a Regional Office by the network of the day: itself, and those that lie in a country it then covers, but for
 * headquarters, centres, global and other Regional Offices; also those of which nothing is stated for that day, since they
 * manage projects that are asked about.
 */
export async function officesUnder(db: Db, moment: Moment, regional: string): Promise<string[]> {
  const { rows } = await sql<{ office: string }>`
    with covered as materialized (select country from (${regionsOnDay(moment)}) region where region.office = ${regional}),
    every as (select distinct kinded.office from office_kind kinded where ${known('kinded', moment)})
    select every.office from every
      cross join lateral (select ${officeCity(sql`every.office`, moment)} as city offset 0) placed
      cross join lateral (select ${officeCountry(sql`every.office`, sql`placed.city`, moment)} as country offset 0) located
    where located.country in (select country from covered)
      and not exists (select from office_kind stood where stood.office = every.office and ${holds('stood', moment)}
        and stood.kind = any(${apart}::text[]))`.execute(db)
  return [regional, ...rows.map(({ office }) => office).filter((office) => office !== regional)]
}
