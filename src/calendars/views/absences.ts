import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { Absence } from '#calendars/model/absence.ts'

/** The ids of those who are away on the day, as held at the moment. */
export async function absentOn(db: Db, moment: Moment): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`
    select distinct held.person from absence held
    where held.away @> ${moment.asOf}::date and ${known('held', moment)}`.execute(db)
  return new Set(rows.map(({ person }) => person))
}

/** When somebody is away on the day or later, as held at the moment, in the order of the days. */
export async function absencesOf(db: Db, moment: Moment, person: string): Promise<Absence[]> {
  const { rows } = await sql<Absence>`
    select held.id, held.person, lower(held.away) as "from", upper(held.away) - 1 as "to" from absence held
    where held.person = ${person} and upper(held.away) > ${moment.asOf}::date and ${known('held', moment)}
    order by held.away`.execute(db)
  return rows
}
