import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { AnswerKind } from '#plans/model/life/consultation.ts'
import type { ConsultedBasis, KeptMandate } from '#plans/model/life/consulted.ts'
import type { Which } from './parts.ts'

/** An office that is consulted; `mandate` is null where it was invited. */
export interface NewConsulted {
  office: string
  basis: ConsultedBasis
  mandate: KeptMandate | null
}

/** Exactly these offices are consulted from now on: who is named no more is closed, and kept as it was until now. */
export async function putConsulted(
  act: Act,
  { plan, number }: Which,
  consulted: readonly NewConsulted[],
): Promise<void> {
  const given = JSON.stringify(consulted)
  const rows = sql`(select office, basis, nullif(mandate, 'null'::jsonb) as mandate
    from jsonb_to_recordset(${given}::jsonb) as named (office text, basis text, mandate jsonb)) given`
  const here = sql`held.plan = ${plan} and held.number = ${number} and upper_inf(held.recorded)`
  await sql`
    update plan_consulted held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
    where ${here} and not exists (select from ${rows}
      where given.office = held.office and given.basis = held.basis and given.mandate is not distinct from held.mandate)`.execute(
    act.db,
  )
  await sql`
    insert into plan_consulted (plan, number, office, basis, mandate, recorded)
    select ${plan}, ${number}::integer, given.office, given.basis, given.mandate, tstzrange(${act.at}::timestamptz, null) from ${rows}
    where not exists (select from plan_consulted held where ${here} and held.office = given.office)`.execute(
    act.db,
  )
}

/** Something said beside a part of a version. */
export interface NewComment extends Which {
  id: string
  part: string
  answers: string | null
  office: string
  text: string
}

/** Records what was said. */
export async function addComment(act: Act, comment: NewComment): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into plan_comment (id, plan, number, part, answers, office, text, person, post, post_title, at)
    values (${comment.id}, ${comment.plan}, ${comment.number}, ${comment.part}, ${comment.answers}, ${comment.office}, ${comment.text},
      ${person}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(act.db)
}

/** What a consulted office says in the end. */
export interface NewAnswer extends Which {
  office: string
  answer: AnswerKind
  text: string
}

/** Records an answer; the last counts. */
export async function addAnswer(act: Act, answer: NewAnswer): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into plan_answer (plan, number, office, answer, text, person, post, post_title, at)
    values (${answer.plan}, ${answer.number}, ${answer.office}, ${answer.answer}, ${answer.text}, ${person}, ${post}, ${title},
      ${act.at}::timestamptz)`.execute(act.db)
}

/** What whoever holds the mandate said, and under which. */
export interface NewVerdict extends Which {
  verdict: 'endorsed' | 'returned'
  reason: string
  /** The office under whose mandate; null for a right that reaches everywhere. */
  office: string | null
  /** By which of its functions on which day; null where by none. */
  mandate: { function: string | null; on: Day } | null
}

/** Records a verdict. */
export async function addVerdict(act: Act, given: NewVerdict): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into plan_verdict (plan, number, verdict, reason, office, mandate, person, post, post_title, at)
    values (${given.plan}, ${given.number}, ${given.verdict}, ${given.reason}, ${given.office},
      ${given.mandate === null ? null : JSON.stringify(given.mandate)}::jsonb, ${person}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
}

/** A draft is laid on another version from now on. */
export async function addRebase(act: Act, { plan, number }: Which, onto: number): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into plan_rebase (plan, number, onto, person, post, post_title, at)
    values (${plan}, ${number}, ${onto}, ${person}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
}

/** Records that those who had not answered were reminded of a deadline; whether they had not been before. */
export async function addReminder(
  act: Act,
  { plan, number }: Which,
  deadline: Day,
): Promise<boolean> {
  const { rows } = await sql<{ plan: string }>`
    insert into plan_reminder (plan, number, deadline, at) values (${plan}, ${number}, ${deadline}::date, ${act.at}::timestamptz)
    on conflict do nothing returning plan`.execute(act.db)
  return rows.length > 0
}
