import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { StepVerdict } from '#routes/model/route.ts'

interface VerdictRow extends Omit<StepVerdict, 'by'> {
  step: string
  person: string | null
  name: string
  post: string | null
  postTitle: string | null
}

/** What was said at each of these steps. One query. */
export async function verdictsOf(
  db: Db,
  steps: readonly string[],
  { asKnown }: Pick<Moment, 'asKnown'> = { asKnown: null },
): Promise<Map<string, StepVerdict>> {
  const { rows } = await sql<VerdictRow>`
    select said.step, said.verdict, said.reason, said.reasons, said.answers, said.person, said.person_name as name, said.post,
      said.post_title as "postTitle", ${instantText(sql`said.at`)} as at
    from route_verdict said where said.step = any(${[...steps]}::text[])
      and (${asKnown}::timestamptz is null or said.at <= ${asKnown}::timestamptz)`.execute(db)
  return new Map(
    rows.map(({ step, person, name, post, postTitle, ...said }) => [
      step,
      { ...said, by: { person, name, post, postTitle } },
    ]),
  )
}

/** What was said at a step; undefined where nothing was. */
export const verdictOf = async (db: Db, step: string): Promise<StepVerdict | undefined> =>
  (await verdictsOf(db, [step])).get(step)

/** What one of several reviewers found. */
export interface Review {
  step: string
  person: string
  name: string
  postTitle: string | null
  scores: Readonly<Record<string, number>>
  recommendation: 'endorse' | 'return' | 'decline'
  text: string
  /** ISO, UTC. */
  at: string
}

/** What reviewers found at these steps. One query. */
export async function reviewsOf(
  db: Db,
  moment: Moment,
  steps: readonly string[],
): Promise<Review[]> {
  const { rows } = await sql<Review>`
    select held.step, held.person, held.person_name as name, held.post_title as "postTitle", held.scores, held.recommendation, held.text,
      ${instantText(sql`lower(held.recorded)`)} as at
    from route_review held where held.step = any(${[...steps]}::text[]) and ${known('held', moment)}
    order by lower(held.recorded), held.person`.execute(db)
  return rows
}

/** What was said of a condition. */
export interface ConditionSaid {
  said: 'met' | 'confirmed' | 'not-met'
  note: string
  person: string | null
  name: string
  postTitle: string | null
  at: string
}

/** A condition of an endorsement, and what was said of it. */
export interface Condition {
  /** `cn-…` */
  id: string
  step: string
  route: string
  project: string
  text: string
  due: string | null
  /** `open` until somebody says it is met; `met` until whoever asked confirms. */
  state: 'open' | 'met' | 'confirmed'
  /** The office and the post that confirm it; null when it is confirmed. */
  office: string | null
  post: string | null
  postTitle: string | null
  said: readonly ConditionSaid[]
}

/** The conditions of the routes that count of a project: the last for this purpose about each thing. One query. */
export async function conditionsOf(
  db: Db,
  { asKnown }: Pick<Moment, 'asKnown'>,
  project: string,
  purpose = 'endorsement',
): Promise<Condition[]> {
  const before = (at: string) =>
    sql`(${asKnown}::timestamptz is null or ${sql.ref(at)} <= ${asKnown}::timestamptz)`
  const { rows } = await sql<Omit<Condition, 'state'>>`
    select asked.id, asked.step, step.route, last.project, asked.text, asked.due, held.office, held.post, held.post_title as "postTitle",
      coalesce((select json_agg(json_build_object('said', told.said, 'note', told.note, 'person', told.person, 'name', told.person_name,
          'postTitle', told.post_title, 'at', ${instantText(sql`told.at`)}) order by told.at)
        from route_condition_said told where told.condition = asked.id and ${before('told.at')}), '[]'::json) as said
    from (select distinct on (route.about) route.id, route.project from route where route.project = ${project}
        and route.purpose = ${purpose} and ${before('route.opened_at')} order by route.about, route.opened_at desc) last
      join route_step step on step.route = last.id join route_condition asked on asked.step = step.id
      join route_verdict decided on decided.step = step.id and ${before('decided.at')}
      left join route_condition_standing held on held.condition = asked.id and ${known('held', { asKnown })}
    order by step.place, asked.place`.execute(db)
  return rows.map((row) => ({ ...row, state: stateOf(row.said) }))
}

function stateOf(said: readonly ConditionSaid[]): Condition['state'] {
  const last = said.at(-1)?.said
  if (last === 'confirmed') return 'confirmed'
  return last === 'met' ? 'met' : 'open'
}
