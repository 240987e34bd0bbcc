import { sql } from 'kysely'
import { known } from '#platform/db/periods.ts'
import { officeName } from '#network/views/naming.ts'
import type { Question, QuestionState } from '#plans/model/questions.ts'
import { isLive } from '#plans/store/questions.ts'
import type { Looking } from '#plans/views/seen.ts'

/** A part of a live version that stands around a question. */
export interface Around {
  plan: string
  number: number
  part: string
  officeName: string | null
  /** How the question about its citation stands, and its id; null where nothing was asked. */
  state: QuestionState | null
  question: string | null
}

/** The first of them, and how many there are. */
export interface AroundList {
  items: readonly Around[]
  total: number
}

/** So many are named on a page. */
const most = 100

interface Row extends Around {
  total: number
}

/** The other live versions that cite the same, with what was asked about theirs. The caller sees drafts. */
export async function othersCiting(
  { db, moment }: Pick<Looking, 'db' | 'moment'>,
  { upper, plan, number, part }: Pick<Question, 'upper' | 'plan' | 'number' | 'part'>,
): Promise<AroundList> {
  const { rows } = await sql<Row>`
    select cited.plan, cited.number, cited.part, ${officeName(sql`plan.office`, moment)} as "officeName", asked.id as question,
      case when asked.id is not null then coalesce(answered.answer, 'open') end as state, count(*) over ()::integer as total
    from plan_citation cited join plan on plan.id = cited.plan
      join plan_standing stood on stood.plan = cited.plan and stood.number = cited.number and ${known('stood', moment)}
        and ${isLive('stood', moment.asOf)}
      left join lateral (select last.id from plan_question last where last.plan = cited.plan and last.number = cited.number
        and last.part = cited.part and last.upper_of = cited.upper_of and last.upper_version = cited.upper_version
        and last.upper_code = cited.upper_code order by last.at desc limit 1) asked on true
      left join plan_question_answer answered on answered.question = asked.id
    where cited.upper_of = ${upper.of} and cited.upper_code = ${upper.code} and cited.upper_version = ${upper.version}
      and ${known('cited', moment)} and (cited.plan, cited.number, cited.part) <> (${plan}, ${number}::integer, ${part})
    order by "officeName", cited.plan, cited.number, cited.part limit ${most}`.execute(db)
  return listed(rows)
}

/** The parts of live versions further down that rest on the one that cites, directly or through others. The caller sees drafts. */
export async function furtherDown(
  { db, moment }: Pick<Looking, 'db' | 'moment'>,
  { plan, number, part }: Pick<Question, 'plan' | 'number' | 'part'>,
): Promise<AroundList> {
  const { rows } = await sql<Row>`
    with recursive resting as (
      select cited.plan, cited.number, cited.part from plan_citation cited
      where cited.upper_of = ${plan} and cited.upper_version = ${String(number)} and cited.upper_code = ${part} and ${known('cited', moment)}
      union
      select cited.plan, cited.number, cited.part from resting join plan_citation cited
        on cited.upper_of = resting.plan and cited.upper_version = resting.number::text and cited.upper_code = resting.part
        and ${known('cited', moment)})
    select resting.plan, resting.number, resting.part, ${officeName(sql`plan.office`, moment)} as "officeName",
      null as question, null as state, count(*) over ()::integer as total
    from resting join plan on plan.id = resting.plan
      join plan_standing stood on stood.plan = resting.plan and stood.number = resting.number and ${known('stood', moment)}
        and ${isLive('stood', moment.asOf)}
    order by "officeName", resting.plan, resting.number, resting.part limit ${most}`.execute(db)
  return listed(rows)
}

const listed = (rows: readonly Row[]): AroundList => ({
  items: rows.map(({ total: _total, ...each }) => each),
  total: rows[0]?.total ?? 0,
})
