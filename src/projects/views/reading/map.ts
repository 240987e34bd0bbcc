import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { countryNumber } from '#network/views/offices.ts'

/** The countries (ISO 3166 numeric, as maps know them) that these countries and areas are on the day. One query. */
export async function countriesToTint(
  db: Db,
  moment: Moment,
  covers: readonly string[],
): Promise<string[]> {
  if (covers.length === 0) return []
  const { rows } = await sql<{ numeric: string }>`
    select distinct ${countryNumber(sql`place.country`, moment)} as numeric from (
      select coalesce(within.country, asked.code) as country
      from unnest(${[...covers]}::text[]) asked (code)
        left join area_member within on within.area = asked.code and ${holds('within', moment, true)}) place`.execute(
    db,
  )
  return rows.map(({ numeric }) => numeric.padStart(3, '0'))
}
