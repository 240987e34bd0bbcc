import { type RawBuilder, sql } from 'kysely'
import { type Day, nextDay } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'

/** Every table of dated facts that the rules of routes look at, by way of `networkOn`. */
const lookedAt: readonly RawBuilder<unknown>[] = [
  'office_kind',
  'office_name',
  'office_place',
  'office_country',
  'office_function',
  'office_coverage',
  'city_country',
  'area_member',
].map((table) => sql.table(table))

/** The days on which anything of these relations begins or ends, the first first; unless told, of all that the rules of routes look at. One query. */
export async function daysOfChange(
  db: Db,
  moment: Moment,
  relations: readonly RawBuilder<unknown>[] = lookedAt,
): Promise<Day[]> {
  const bounds = sql.raw(
    ['sure', 'possible', 'stated'].map((each) => `lower(${each}), upper(${each})`).join(', '),
  )
  const each = relations.map(
    (relation) =>
      sql`select unnest(array[${bounds}]) as day from ${relation} held where ${known('held', moment)}`,
  )
  const { rows } = await sql<{ day: Day }>`
    select distinct day from (${sql.join(each, sql` union all `)}) bound where day is not null order by 1`.execute(
    db,
  )
  // What was last stated on the day of the last survey is merely possible from the next one on.
  return [...new Set([...rows.map(({ day }) => day), nextDay(moment.horizon)])].toSorted()
}

/** In which span between those days a day lies: the network is the same on all days of a span. */
export const spanOf = (changes: readonly Day[], day: Day): number =>
  changes.filter((change) => change <= day).length
