import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Authors, Outcome, Step, StepStanding } from '#routes/model/route.ts'
import type { RouteFacts } from '#routes/model/facts.ts'
import type { Purpose } from '#routes/model/rule.ts'

/** A route that begins. */
export interface NewRoute {
  id: string
  project: string
  number: number
  purpose: Purpose
  about: string | null
  anchor: Day
  facts: RouteFacts
  authors: Authors
  follows: string | null
}

/** Records a route, opened by whoever acts. */
export async function addRoute(act: Act, route: NewRoute): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into route (id, project, number, purpose, about, anchor, facts, author_persons, author_posts, follows, person, post, post_title,
      opened_at)
    values (${route.id}, ${route.project}, ${route.number}, ${route.purpose}, ${route.about}, ${route.anchor}::date,
      ${JSON.stringify(route.facts)}::jsonb, ${[...route.authors.persons]}::text[], ${[...route.authors.posts]}::text[],
      ${route.follows}, ${person}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(act.db)
}

/** Records what is asked on routes. */
export async function addSteps(act: Act, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return
  const given = JSON.stringify(
    steps.map(({ checklist, ...step }) => ({
      ...step,
      checklist: checklist?.id ?? null,
      checklistVersion: checklist?.version ?? null,
    })),
  )
  await sql`
    insert into route_step (id, route, place, stage, rule, rule_from, theme, countries, verb, roles, checklist, checklist_version, working_days,
      verdicts)
    select id, route, place, stage, rule, "ruleFrom", theme, array(select jsonb_array_elements_text(countries)), "right",
      array(select jsonb_array_elements_text(roles)), checklist, "checklistVersion", "workingDays",
      array(select jsonb_array_elements_text(verdicts))
    from jsonb_to_recordset(${given}::jsonb) as given (id text, route text, place integer, stage integer, rule text, "ruleFrom" date,
      theme text, countries jsonb, "right" text, roles jsonb, checklist text, "checklistVersion" integer, "workingDays" integer,
      verdicts jsonb)`.execute(act.db)
}

/** Where a step stands from now on; `openedAt` and `begunAt` as instants, or `now` for that of the act. */
export interface NewStanding extends StepStanding {
  step: string
}

/** These steps stand there from now on; where they stood stays recorded until now. Two statements, however many. */
export async function putStandings(act: Act, standings: readonly NewStanding[]): Promise<void> {
  if (standings.length === 0) return
  const given = JSON.stringify(standings)
  await sql`
    update route_standing held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
    where held.step = any(${standings.map(({ step }) => step)}::text[]) and upper_inf(held.recorded)`.execute(
    act.db,
  )
  await sql`
    insert into route_standing (step, state, office, post, post_title, since, opened_at, begun_at, begun_by, due, cause, because, recorded)
    select step, state, office, post, "postTitle", since, "openedAt", "begunAt", "begunBy", due, cause, nullif(because, 'null'::jsonb),
      tstzrange(${act.at}::timestamptz, null)
    from jsonb_to_recordset(${given}::jsonb) as given (step text, state text, office text, post text, "postTitle" text, since date,
      "openedAt" timestamptz, "begunAt" timestamptz, "begunBy" text, due date, cause text, because jsonb)`.execute(
    act.db,
  )
}

/** The route is over. */
export async function addEnd(
  act: Act,
  route: string,
  { outcome, reason }: { outcome: Outcome; reason: string | null },
): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into route_end (route, outcome, reason, person, post, post_title, at)
    values (${route}, ${outcome}, ${reason}, ${person}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
}

/** Who sends what was endorsed on a route to the donor. */
export async function addSender(
  act: Act,
  {
    route,
    project,
    right,
    standing,
  }: { route: string; project: string; right: string; standing: StepStanding },
): Promise<void> {
  const { office, post, postTitle } = standing
  await sql`
    insert into route_sender (route, project, office, post, post_title, verb)
    values (${route}, ${project}, ${office}, ${post}, ${postTitle}, ${right})`.execute(act.db)
}

/**
 * It was looked up to this day and event whether whoever has an open step can still act. That nothing moved is no act: the history is
 * not filled with it.
 */
export async function putSettled(db: Db, day: Day, event: number): Promise<void> {
  await sql`
    insert into route_settled (is_only, day, event, at) values (true, ${day}::date, ${event}, now())
    on conflict (is_only) do update set day = excluded.day, event = excluded.event, at = excluded.at`.execute(
    db,
  )
}

/** Records reminders; answers the steps that had none of this kind for this day yet. */
export async function addReminders(
  act: Act,
  reminders: readonly { step: string; due: Day; kind: 'before' | 'after' }[],
): Promise<Set<string>> {
  if (reminders.length === 0) return new Set()
  const { rows } = await sql<{ step: string }>`
    insert into route_reminder (step, due, kind, at)
    select step, due, kind, ${act.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(reminders)}::jsonb) as given (step text, due date, kind text)
    on conflict do nothing returning step`.execute(act.db)
  return new Set(rows.map(({ step }) => step))
}
