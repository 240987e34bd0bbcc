import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { type Behind, behindOn, movingEvents } from '#routes/views/settled.ts'
import type { SupportRequest } from '#support/model/request.ts'
import { requestColumns, requestFrom, type RequestRow, requestTables } from './rows.ts'
import { isOpen } from './waiting.ts'

/** Whether open requests must be looked at again. */
export const requestsBehind = (db: Db, today: Day): Promise<Behind> =>
  behindOn(db, today, {
    settled: 'support_settled',
    moving: [...movingEvents, 'support.rules-loaded', 'support.reopened'],
  })

/** Every open request. One query; it grows with the open ones only. */
export async function openRequests(db: Db, moment: Moment): Promise<SupportRequest[]> {
  const now = { ...moment, asKnown: null }
  const { rows } = await sql<RequestRow>`
    select ${requestColumns(now)} from ${requestTables(now)} where ${isOpen} order by asked.id`.execute(
    db,
  )
  return rows.map((row) => requestFrom(row))
}
