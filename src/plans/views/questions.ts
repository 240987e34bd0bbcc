import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import { namesOf } from '#people/views.ts'
import type { PlanLevel } from '#plans/model/level.ts'
import type { PlanState } from '#plans/model/plan.ts'
import type { Question, QuestionState } from '#plans/model/questions.ts'
import { isLive } from '#plans/store/questions.ts'
import type { Which } from './parts.ts'

/** What a list of questions is narrowed by. */
export interface QuestionFilter {
  id?: string | undefined
  plan?: string | undefined
  number?: number | undefined
  /** The offices that answer. */
  owners?: readonly string[] | undefined
  states?: readonly QuestionState[] | undefined
  /** Only those open after this day's end of their time. */
  overdueOn?: Day | undefined
  /** What is cited. */
  upper?: { of: string; version: string; code: string } | undefined
  /** Also those about versions that are no longer worked on or in force. */
  past?: boolean | undefined
}

interface Row {
  id: string
  plan: string
  number: number
  level: PlanLevel
  versionState: PlanState
  fingerprint: string | null
  part: string
  of: string
  version: string
  code: string
  became: Question['became']
  nowVersion: string | null
  nowCode: string | null
  since: Day | null
  owner: string
  ownerName: string | null
  due: Day
  state: QuestionState
  reason: string | null
  person: string | null
  post: string | null
  postTitle: string | null
  answeredAt: string | null
  changed: string
  askedAt: string
  recordedFrom: string
}

/** A question with what decides who may see it: whether its version was ever published. */
export interface AskedQuestion extends Question {
  isPublic: boolean
}

/**
 * The questions that were known at the moment, open ones first, by their day. Those about versions that are over, superseded or withdrawn are left
 * out unless asked for. One query, and one for the names of who answered.
 */
export async function questionList(
  db: Db,
  moment: Moment,
  filter: QuestionFilter = {},
): Promise<AskedQuestion[]> {
  const until = sql`coalesce(${moment.asKnown}::timestamptz, 'infinity')`
  const { rows } = await sql<Row>`
    select asked.id, asked.plan, asked.number, plan.level, stood.state as "versionState", stood.fingerprint, asked.part,
      asked.upper_of as "of", asked.upper_version as version, asked.upper_code as code, asked.became,
      asked.now_version as "nowVersion", asked.now_code as "nowCode", asked.since, asked.owner,
      ${officeName(sql`asked.owner`, moment)} as "ownerName", asked.due, coalesce(answered.answer, 'open') as state,
      answered.reason, answered.person, answered.post, answered.post_title as "postTitle",
      ${instantText(sql`answered.at`)} as "answeredAt", ${instantText(sql`asked.changed`)} as changed,
      ${instantText(sql`asked.at`)} as "askedAt", ${instantText(sql`coalesce(answered.at, asked.at)`)} as "recordedFrom"
    from plan_question asked join plan on plan.id = asked.plan
      join plan_standing stood on stood.plan = asked.plan and stood.number = asked.number and ${known('stood', moment)}
      left join plan_question_answer answered on answered.question = asked.id and answered.at <= ${until}
    where asked.at <= ${until} and ${narrowed(moment, filter)}
    order by answered.answer is not null, asked.due, "ownerName", asked.plan, asked.number, asked.part, asked.id`.execute(
    db,
  )
  const names = await namesOf(
    db,
    rows.flatMap(({ person }) => (person === null ? [] : [person])),
  )
  return rows.map((row) => questionFrom(row, names))
}

/** The question of this id; undefined where none was known at the moment. */
export async function questionBy(
  db: Db,
  moment: Moment,
  id: string,
): Promise<AskedQuestion | undefined> {
  const [question] = await questionList(db, moment, { id, past: true })
  return question
}

/** All questions about a version, open ones first. */
export const questionsOf = (
  db: Db,
  moment: Moment,
  { plan, number }: Which,
): Promise<AskedQuestion[]> => questionList(db, moment, { plan, number, past: true })

function questionFrom(
  { of, version, code, nowVersion, nowCode, reason, answeredAt, ...row }: Row,
  names: ReadonlyMap<string, string>,
): AskedQuestion {
  const { person, post, postTitle, fingerprint, ...question } = row
  const by = { person, post, postTitle, name: person === null ? null : (names.get(person) ?? null) }
  return {
    ...question,
    isPublic: fingerprint !== null,
    upper: { of, version, code },
    now:
      nowVersion === null || nowCode === null ? null : { of, version: nowVersion, code: nowCode },
    answer: answeredAt === null ? null : { reason: reason ?? '', by, at: answeredAt },
  }
}

function narrowed({ asOf }: Moment, filter: QuestionFilter): RawBuilder<boolean> {
  const { id, plan, number, owners, states, overdueOn, upper, past = false } = filter
  const parts: RawBuilder<boolean>[] = past ? [sql`true`] : [isLive('stood', asOf)]
  if (id !== undefined) parts.push(sql`asked.id = ${id}`)
  if (plan !== undefined) parts.push(sql`asked.plan = ${plan}`)
  if (number !== undefined) parts.push(sql`asked.number = ${number}`)
  if (owners !== undefined) parts.push(sql`asked.owner = any(${[...owners]}::text[])`)
  if (states !== undefined)
    parts.push(sql`coalesce(answered.answer, 'open') = any(${[...states]}::text[])`)
  if (overdueOn !== undefined)
    parts.push(sql`(answered.answer is null and asked.due < ${overdueOn}::date)`)
  if (upper !== undefined)
    parts.push(
      sql`(asked.upper_of, asked.upper_version, asked.upper_code) = (${upper.of}, ${upper.version}, ${upper.code})`,
    )
  return sql.join(parts, sql` and `)
}
