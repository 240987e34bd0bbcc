import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { ItemAnswer } from '#routes/model/checklist.ts'
import type { ConditionStanding, FieldReason } from '#routes/model/route.ts'
import type { VerdictKind } from '#routes/model/rule.ts'

/** What is said at a step. */
export interface NewVerdict {
  step: string
  /** The office that decides, the rule by which it was asked, and the type of the project. */
  office: string
  rule: string
  type: string | null
  /** When it came to whoever decides, and when they took it up; ISO, UTC. */
  openedAt: string
  begunAt: string
  verdict: VerdictKind
  reason: string | null
  reasons: readonly FieldReason[]
  answers: readonly ItemAnswer[]
}

/** Records a verdict; a step has one. */
export async function addVerdict(act: Act, given: NewVerdict): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into route_verdict (step, verdict, reason, reasons, answers, person, person_name, post, post_title, at,
      office, rule, type, opened_at, begun_at)
    values (${given.step}, ${given.verdict}, ${given.reason}, ${JSON.stringify(given.reasons)}::jsonb,
      ${JSON.stringify(given.answers)}::jsonb, ${person}, ${act.by.name}, ${post}, ${title}, ${act.at}::timestamptz,
      ${given.office}, ${given.rule}, ${given.type}, ${given.openedAt}::timestamptz, ${given.begunAt}::timestamptz)`.execute(
    act.db,
  )
}

/** A condition that begins. */
export interface NewCondition {
  id: string
  place: number
  text: string
  due: Day | null
}

/** Records the conditions of a verdict. */
export async function addConditions(
  act: Act,
  step: string,
  conditions: readonly NewCondition[],
): Promise<void> {
  if (conditions.length === 0) return
  await sql`
    insert into route_condition (id, step, place, text, due)
    select id, ${step}, place, text, due
    from jsonb_to_recordset(${JSON.stringify(conditions)}::jsonb) as given (id text, place integer, text text, due date)`.execute(
    act.db,
  )
}

/** A condition, and who confirms it from now on. */
export interface NewConditionStanding extends ConditionStanding {
  condition: string
}

/** These confirm these conditions from now on; who did before stays recorded until now. Two statements, however many. */
export async function putConditionStandings(
  act: Act,
  standings: readonly NewConditionStanding[],
): Promise<void> {
  if (standings.length === 0) return
  await endConditionStandings(
    act,
    standings.map(({ condition }) => condition),
  )
  await sql`
    insert into route_condition_standing (condition, office, post, post_title, cause, because, recorded)
    select condition, office, post, "postTitle", cause, nullif(because, 'null'::jsonb), tstzrange(${act.at}::timestamptz, null)
    from jsonb_to_recordset(${JSON.stringify(standings)}::jsonb) as given (condition text, office text, post text, "postTitle" text,
      cause text, because jsonb)`.execute(act.db)
}

/** Nobody is asked to confirm these conditions any more. */
export async function endConditionStandings(
  act: Act,
  conditions: readonly string[],
): Promise<void> {
  await sql`
    update route_condition_standing held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
    where held.condition = any(${[...conditions]}::text[]) and upper_inf(held.recorded)`.execute(
    act.db,
  )
}

/** Records what was said of a condition. */
export async function addSaid(
  act: Act,
  {
    condition,
    said,
    note,
  }: { condition: string; said: 'met' | 'confirmed' | 'not-met'; note: string },
): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into route_condition_said (condition, said, note, person, person_name, post, post_title, at)
    values (${condition}, ${said}, ${note}, ${person}, ${act.by.name}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
}

/** What one of several reviewers found. */
export interface NewReview {
  step: string
  scores: Readonly<Record<string, number>>
  recommendation: 'endorse' | 'return' | 'decline'
  text: string
}

/** Records a review of whoever acts; what they found before stays recorded. */
export async function putReview(act: Act, person: string, review: NewReview): Promise<void> {
  const { post, title } = doerOf(act)
  await sql`
    update route_review set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where step = ${review.step} and person = ${person} and upper_inf(recorded)`.execute(act.db)
  await sql`
    insert into route_review (step, person, person_name, post, post_title, scores, recommendation, text, recorded)
    values (${review.step}, ${person}, ${act.by.name}, ${post}, ${title}, ${JSON.stringify(review.scores)}::jsonb,
      ${review.recommendation}, ${review.text}, tstzrange(${act.at}::timestamptz, null))`.execute(
    act.db,
  )
}
