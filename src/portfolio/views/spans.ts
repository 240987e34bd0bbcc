import { sql } from 'kysely'
import { type Day, nextDay } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'

/** Every table of dated facts that the rules of routes look at, by way of `networkOn`. */
const lookedAt = [
  'office_kind',
  'office_name',
  'office_place',
  'office_country',
  'office_function',
  'office_coverage',
  'city_country',
  'area_member',
]

/** The days on which anything begins or ends that the rules of routes look at, the first first. One query. */
export async function daysOfChange(db: Db, moment: Moment): Promise<Day[]> {
  const bounds = sql.raw(
    ['sure', 'possible', 'stated'].map((each) => `lower(${each}), upper(${each})`).join(', '),
  )
  const each = lookedAt.map(
    (table) =>
      sql`select unnest(array[${bounds}]) as day from ${sql.table(table)} held where ${known('held', moment)}`,
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
