import { sql } from 'kysely'
import { instantText, known } from '#platform/db/periods.ts'
import type { Db } from '#platform/db/db.ts'
import type { Day } from '#platform/day.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import type { Cause } from '#routes/model/route.ts'
import type { State } from '#support/model/request.ts'

/** What somebody said about a request. */
export interface Message {
  id: string
  text: string
  name: string
  postTitle: string | null
  /** ISO, UTC. */
  at: string
}

/** What was said about a request, in the order in which it was said. */
export async function messagesOf(db: Db, moment: Moment, request: string): Promise<Message[]> {
  const { rows } = await sql<Message>`
    select id, text, person_name as name, post_title as "postTitle", ${instantText(sql`at`)} as at from support_message
    where request = ${request} and (${moment.asKnown}::timestamptz is null or at <= ${moment.asKnown}::timestamptz)
    order by at, id`.execute(db)
  return rows
}

/** Hours spent on a request on a day, by somebody under a post. */
export interface TimeEntry {
  id: string
  day: Day
  quarters: number
  note: string | null
  office: string
  person: string | null
  name: string
  post: string | null
  postTitle: string | null
  /** How often it was corrected. */
  corrected: number
}

/** Hours spent on a request, the latest day first. */
export async function timesOf(db: Db, moment: Moment, request: string): Promise<TimeEntry[]> {
  const { rows } = await sql<TimeEntry>`
    select held.id, held.day, held.quarters, held.note, held.office, held.person, held.person_name as name, held.post,
      held.post_title as "postTitle",
      (select count(*)::int from support_time old where old.id = held.id and lower(old.recorded) < lower(held.recorded)) as corrected
    from support_time held where held.request = ${request} and ${known('held', moment)} order by held.day desc, held.id`.execute(
    db,
  )
  return rows
}

/** Quarters of an hour that somebody recorded on a day, over all requests, beside this entry; none where nobody is named. */
export async function quartersBeside(
  db: Db,
  { person, day, id }: { person: string | null; day: Day; id: string },
): Promise<number> {
  const { rows } = await sql<{ quarters: number }>`
    select coalesce(sum(quarters), 0)::int as quarters from support_time
    where person = ${person} and day = ${day}::date and id <> ${id} and upper_inf(recorded)`.execute(
    db,
  )
  return rows[0]?.quarters ?? 0
}

/** Where a document of a request lies. */
export interface Link {
  id: string
  title: string
  address: string
}

/** The documents of a request, as they were added. */
export async function linksOf(db: Db, moment: Moment, request: string): Promise<Link[]> {
  const { rows } = await sql<Link>`
    select id, title, address from support_link held where request = ${request} and ${known('held', moment)}
    order by lower(recorded), id`.execute(db)
  return rows
}

/** Where a request stood from an instant on. */
export interface Passage {
  state: State
  office: string
  officeName: string | null
  postTitle: string
  cause: Cause
  reason: string | null
  due: Day
  /** ISO, UTC. */
  at: string
}

/** All through which a request went, the first before the rest. */
export async function passagesOf(db: Db, moment: Moment, request: string): Promise<Passage[]> {
  const { rows } = await sql<Passage>`
    select state, office, ${officeName(sql`stood.office`, moment)} as "officeName", post_title as "postTitle", cause, reason, due,
      ${instantText(sql`lower(recorded)`)} as at
    from support_standing stood where request = ${request}
      and (${moment.asKnown}::timestamptz is null or lower(recorded) <= ${moment.asKnown}::timestamptz)
    order by lower(recorded)`.execute(db)
  return rows
}
