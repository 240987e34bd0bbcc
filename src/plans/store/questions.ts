import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Upper, UpperChange } from '#frameworks/model/upper.ts'
import type { Answer } from '#plans/model/questions.ts'
import { openStates } from '#plans/model/life.ts'
import type { Which } from './parts.ts'

/** Until when citations in an office's plans of a template are to be confirmed. */
export interface Due {
  template: string
  version: number
  office: string
  day: Day
}

/** How many questions came to an office, and the first day on which one of them is due. */
export interface Asked {
  owner: string
  count: number
  due: Day
}

/** SQL for whether two aliases name the same citation. */
const sameCitation = (one: string, other: string) =>
  sql.join(
    ['plan', 'number', 'part', 'upper_of', 'upper_version', 'upper_code'].map(
      (column) => sql`${sql.ref(`${one}.${column}`)} = ${sql.ref(`${other}.${column}`)}`,
    ),
    sql` and `,
  )

/** SQL for whether the standing of `stood` is of a version that is worked on, in force, or will be. */
export const isLive = (stood: string, today: Day) =>
  sql<boolean>`(${sql.ref(`${stood}.state`)} = any(${[...openStates]}::text[]) or (${sql.ref(`${stood}.state`)} in ('published', 'reviewed')
    and (upper(${sql.ref(`${stood}.in_force`)}) is null or upper(${sql.ref(`${stood}.in_force`)}) > ${today}::date)))`

/**
 * Raises one question on each live citation of what changed, in one statement: also on those whose last question led them to what
 * changed now. None where one is open about the same; one that is open about what changed again is closed (`overtaken`). Citations that
 * were dropped are left alone. Answers how many came to each office.
 */
export async function raiseQuestions(
  act: Act,
  { changes, dues, today }: { changes: readonly UpperChange[]; dues: readonly Due[]; today: Day },
): Promise<Asked[]> {
  const given = changes.map(({ upper, became, now, from }) => ({
    of: upper.of,
    version: upper.version,
    code: upper.code,
    became,
    since: from,
    nowVersion: now?.version ?? null,
    nowCode: now?.code ?? null,
  }))
  const { rows } = await sql<Asked>`
    with change as materialized (
      select distinct on ("of", version, code) * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        as change ("of" text, version text, code text, became text, since date, "nowVersion" text, "nowCode" text)),
    due as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(dues)}::jsonb) as due (template text, version integer, office text, day date)),
    concerned as materialized (
      select distinct on (plan, number, part, upper_of, upper_version, upper_code) * from (
        select cited.plan, cited.number, cited.part, cited.upper_of, cited.upper_version, cited.upper_code, change.*, false as is_led
        from change join plan_citation cited on cited.upper_of = change."of" and cited.upper_code = change.code
          and cited.upper_version = change.version and upper_inf(cited.recorded)
        union all
        select cited.plan, cited.number, cited.part, cited.upper_of, cited.upper_version, cited.upper_code, change.*, true
        from change join plan_question asked on asked.upper_of = change."of" and asked.now_version = change.version
            and asked.now_code = change.code and asked.upper_version <> change.version
          join plan_citation cited on ${sameCitation('cited', 'asked')} and upper_inf(cited.recorded)
        where change."of" not like 'p-%'
          and not exists (select from plan_question later where ${sameCitation('later', 'asked')} and later.at > asked.at)) found
      order by plan, number, part, upper_of, upper_version, upper_code, is_led desc),
    live as materialized (
      select concerned.*, plan.office, coalesce(due.day, ${today}::date) as day, open.id as open_id from concerned
        join plan_standing stood on stood.plan = concerned.plan and stood.number = concerned.number and upper_inf(stood.recorded)
          and ${isLive('stood', today)}
        join plan on plan.id = concerned.plan
        join plan_version version on version.plan = concerned.plan and version.number = concerned.number
        left join due on due.template = version.template and due.version = version.template_version and due.office = plan.office
        left join plan_question open on ${sameCitation('open', 'concerned')}
          and not exists (select from plan_question_answer answered where answered.question = open.id)
      where not exists (select from plan_question past join plan_question_answer answered on answered.question = past.id
          where answered.answer = 'dropped' and ${sameCitation('past', 'concerned')})
        and (open.id is null or (
          (open.now_version, open.now_code) is distinct from (concerned."nowVersion", concerned."nowCode")
          and (concerned.is_led or concerned.upper_of like 'p-%')))),
    closed as (
      insert into plan_question_answer (question, answer, reason, at)
      select open_id, 'overtaken', '', ${act.at}::timestamptz from live where open_id is not null),
    asked as (
      insert into plan_question (id, plan, number, part, upper_of, upper_version, upper_code, became, now_version, now_code, since, owner,
        due, changed, at)
      select 'q-' || gen_random_uuid(), plan, number, part, upper_of, upper_version, upper_code, became, "nowVersion", "nowCode", since,
        office, day, ${act.at}::timestamptz, ${act.at}::timestamptz from live
      returning owner, due)
    select owner, count(*)::integer as count, min(due) as due from asked group by owner order by owner`.execute(
    act.db,
  )
  return rows
}

/** Closes the open questions about citations of these: they say again what they said when they were cited. */
export async function endRestored(act: Act, uppers: readonly Upper[]): Promise<void> {
  if (uppers.length === 0) return
  const given = JSON.stringify(uppers.map(({ of, version, code }) => ({ of, version, code })))
  await sql`
    insert into plan_question_answer (question, answer, reason, at)
    select asked.id, 'overtaken', '', ${act.at}::timestamptz
    from jsonb_to_recordset(${given}::jsonb) as upper ("of" text, version text, code text)
      join plan_question asked on asked.upper_of = upper."of" and asked.upper_version = upper.version and asked.upper_code = upper.code
    where not exists (select from plan_question_answer answered where answered.question = asked.id)`.execute(
    act.db,
  )
}

/** Closes the open questions of a version whose citation is no more. */
export async function endSettled(act: Act, { plan, number }: Which): Promise<void> {
  await sql`
    insert into plan_question_answer (question, answer, reason, at)
    select asked.id, 'cited-anew', '', ${act.at}::timestamptz from plan_question asked
    where asked.plan = ${plan} and asked.number = ${number}
      and not exists (select from plan_question_answer answered where answered.question = asked.id)
      and not exists (select from plan_citation cited where ${sameCitation('cited', 'asked')} and upper_inf(cited.recorded))`.execute(
    act.db,
  )
}

/** Asks of another version what is open about this one or is to be amended, wherever it cites the same. */
export async function copyQuestions(act: Act, from: Which, to: Which): Promise<void> {
  await sql`
    insert into plan_question (id, plan, number, part, upper_of, upper_version, upper_code, became, now_version, now_code, since, owner,
      due, changed, at)
    select 'q-' || gen_random_uuid(), cited.plan, cited.number, cited.part, cited.upper_of, cited.upper_version, cited.upper_code,
      asked.became, asked.now_version, asked.now_code, asked.since, asked.owner, asked.due, asked.changed, ${act.at}::timestamptz
    from plan_question asked
      join plan_citation cited on cited.plan = ${to.plan} and cited.number = ${to.number} and cited.part = asked.part
        and cited.upper_of = asked.upper_of and cited.upper_version = asked.upper_version and cited.upper_code = asked.upper_code
        and upper_inf(cited.recorded)
      left join plan_question_answer answered on answered.question = asked.id
    where asked.plan = ${from.plan} and asked.number = ${from.number} and coalesce(answered.answer, 'to-amend') = 'to-amend'
      and not exists (select from plan_question later where ${sameCitation('later', 'asked')} and later.at > asked.at)
      and not exists (select from plan_question there where ${sameCitation('there', 'cited')}
        and not exists (select from plan_question_answer closed where closed.question = there.id))`.execute(
    act.db,
  )
}

/** Records how a question was answered, by whoever acts. */
export async function putAnswer(
  act: Act,
  question: string,
  { answer, reason }: { answer: Answer; reason: string },
): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into plan_question_answer (question, answer, reason, person, post, post_title, at)
    values (${question}, ${answer}, ${reason}, ${person}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
}
