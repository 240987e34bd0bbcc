import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import type { SupportRequest } from '#support/model/request.ts'
import { requestColumns, requestFrom, type RequestRow, requestTables } from './rows.ts'
import { isOpen } from './waiting.ts'

/** Events by which it can change who is able to act. */
const moving = [
  'posts.',
  'people.',
  'calendars.',
  'decisions.',
  'sources.',
  'scenarios.',
  'support.rules-loaded',
  'support.reopened',
]

/** How far it was looked whether whoever has an open request can still act, and whether that is behind. */
export interface Behind {
  /** The last event there is. */
  event: number
  isBehind: boolean
}

/** Whether open requests must be looked at again. One query, over the events since it was done last. */
export async function behindOn(db: Db, today: Day): Promise<Behind> {
  const pattern = `^(${moving.map((each) => each.replace('.', '[.]')).join('|')})`
  const { rows } = await sql<{ event: string; day: Day | null; happened: boolean }>`
    select coalesce((select max(id) from event), 0)::text as event, (select day from support_settled) as day,
      exists (select from event where id > coalesce((select settled.event from support_settled settled), -1)
        and name ~ ${pattern}) as happened`.execute(db)
  const [row] = rows
  return {
    event: Number(row?.event ?? 0),
    isBehind: (row?.day ?? null) !== today || row?.happened === true,
  }
}

/** Every open request. One query; it grows with the open ones only. */
export async function openRequests(db: Db, moment: Moment): Promise<SupportRequest[]> {
  const now = { ...moment, asKnown: null }
  const { rows } = await sql<RequestRow>`
    select ${requestColumns(now)} from ${requestTables(now)} where ${isOpen} order by asked.id`.execute(
    db,
  )
  return rows.map((row) => requestFrom(row))
}
