import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { SupportRequest, SupportStanding } from '#support/model/request.ts'

/** A request that is made by whoever acts. */
export type NewRequest = Omit<SupportRequest, 'officeName' | 'by' | 'askedAt' | 'standing'>

/** Records a request. */
export async function addRequest(act: Act, request: NewRequest): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into support_request (id, office, kind, theme, country, title, text, language, wanted, project, anchor, rule, rule_from, facts,
      person, post, post_title, asked_at)
    values (${request.id}, ${request.office}, ${request.kind}, ${request.theme}, ${request.country}, ${request.title.text},
      ${request.text}, ${request.title.language}, ${request.wanted}::date, ${request.project}, ${request.anchor}::date,
      ${request.rule}, ${request.ruleFrom}::date, ${JSON.stringify(request.facts)}::jsonb, ${person}, ${post}, ${title},
      ${act.at}::timestamptz)`.execute(act.db)
}

/** Where a request stands from now on. */
export interface NewStanding extends Omit<SupportStanding, 'officeName' | 'by'> {
  request: string
}

/** These requests stand there from now on; where they stood stays recorded until now. Two statements, however many. */
export async function putStandings(act: Act, standings: readonly NewStanding[]): Promise<void> {
  if (standings.length === 0) return
  const { person, post, title } = doerOf(act)
  await sql`
    update support_standing held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
    where held.request = any(${standings.map(({ request }) => request)}::text[]) and upper_inf(held.recorded)`.execute(
    act.db,
  )
  await sql`
    insert into support_standing (request, state, office, post, post_title, since, opened_at, due, cause, because, answer, answered_at,
      outcome, rating, reason, person, by_post, by_post_title, recorded)
    select request, state, office, post, "postTitle", since, "openedAt", due, cause, because, answer, "answeredAt", outcome, rating, reason,
      ${person}, ${post}, ${title}, tstzrange(${act.at}::timestamptz, null)
    from jsonb_to_recordset(${JSON.stringify(standings)}::jsonb) as given (request text, state text, office text, post text,
      "postTitle" text, since date, "openedAt" timestamptz, due date, cause text, because jsonb, answer text, "answeredAt" timestamptz,
      outcome text, rating integer, reason text)`.execute(act.db)
}

/**
 * It was looked up to this day and event whether whoever has an open request can still act. That nothing moved is no act: the history is
 * not filled with it.
 */
export async function putSettled(db: Db, day: Day, event: number): Promise<void> {
  await sql`
    insert into support_settled (is_only, day, event, at) values (true, ${day}::date, ${event}, now())
    on conflict (is_only) do update set day = excluded.day, event = excluded.event, at = excluded.at`.execute(
    db,
  )
}

/** A reminder of a request's last day. */
export interface Reminder {
  request: string
  due: Day
  kind: 'before' | 'after'
}

/** Records reminders; answers the requests that had none of this kind for this day yet. */
export async function addReminders(act: Act, reminders: readonly Reminder[]): Promise<Set<string>> {
  if (reminders.length === 0) return new Set()
  const { rows } = await sql<{ request: string }>`
    insert into support_reminder (request, due, kind, at)
    select request, due, kind, ${act.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(reminders)}::jsonb) as given (request text, due date, kind text)
    on conflict do nothing returning request`.execute(act.db)
  return new Set(rows.map(({ request }) => request))
}
