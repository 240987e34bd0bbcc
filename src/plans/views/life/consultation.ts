import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import { namesOf } from '#people/views.ts'
import type {
  Consulted,
  PlanAnswer,
  PlanComment,
  PlanVerdict,
} from '#plans/model/life/consultation.ts'
import type { Doer } from '#plans/model/plan.ts'
import type { Which } from '#plans/views/parts.ts'

/** Those by function first, then those asked beside them, then those invited; A to Z. */
const rank = sql`array_position(array['mandate', 'coordination', 'invited'], held.basis)`

/** The offices that were consulted on a version at the moment, with the mandate that was kept of each. */
export async function consultedOf(
  db: Db,
  moment: Moment,
  { plan, number }: Which,
): Promise<Consulted[]> {
  const { rows } = await sql<Consulted>`
    select office, coalesce(mandate ->> 'officeName', ${officeName(sql`held.office`, moment)}) as "officeName", basis, mandate
    from plan_consulted held where plan = ${plan} and number = ${number} and ${known('held', moment)}
    order by ${rank}, 2, 1`.execute(db)
  return rows
}

/** Rows that only grow, as far as they were known at the moment. */
const said = (alias: string, { asKnown }: Moment): RawBuilder<boolean> =>
  asKnown === null ? sql`true` : sql`${sql.ref(`${alias}.at`)} <= ${asKnown}::timestamptz`

interface Said {
  person: string | null
  post: string | null
  postTitle: string | null
}

/** The rows with their doers named. One query for the names. */
async function named<Row extends Said>(
  db: Db,
  rows: readonly Row[],
): Promise<(Omit<Row, keyof Said> & { by: Doer })[]> {
  const persons = rows.flatMap(({ person }) => (person === null ? [] : [person]))
  const names = await namesOf(db, [...new Set(persons)])
  return rows.map(({ person, post, postTitle, ...row }) => ({
    ...row,
    by: { person, post, postTitle, name: person === null ? null : (names.get(person) ?? null) },
  }))
}

/** What was said of a version, the first first. */
export async function commentsOf(
  db: Db,
  moment: Moment,
  { plan, number }: Which,
): Promise<PlanComment[]> {
  const { rows } = await sql<Omit<PlanComment, 'by'> & Said>`
    select id, part, answers, office, ${officeName(sql`held.office`, moment)} as "officeName", text,
      person, post, post_title as "postTitle", ${instantText(sql`held.at`)} as at
    from plan_comment held where plan = ${plan} and number = ${number} and ${said('held', moment)} order by held.at, id`.execute(
    db,
  )
  return named(db, rows)
}

/** The last answer of each office that gave one. */
export async function answersOf(
  db: Db,
  moment: Moment,
  { plan, number }: Which,
): Promise<PlanAnswer[]> {
  const { rows } = await sql<Omit<PlanAnswer, 'by'> & Said>`
    select distinct on (office) office, ${officeName(sql`held.office`, moment)} as "officeName", answer, text,
      person, post, post_title as "postTitle", ${instantText(sql`held.at`)} as at
    from plan_answer held where plan = ${plan} and number = ${number} and ${said('held', moment)}
      and ${inThisRound('held', moment)} order by office, held.at desc`.execute(db)
  return named(db, rows)
}

/**
 * Answers count for the consultation in which they were given: since the version was last a draft. Those to an earlier wording stay
 * recorded, and do not speak for the present one.
 */
const inThisRound = (alias: string, { asKnown }: Moment): RawBuilder<boolean> => sql`
  not exists (select from plan_standing drafted where drafted.plan = ${sql.ref(`${alias}.plan`)} and drafted.number = ${sql.ref(`${alias}.number`)}
    and drafted.state = 'draft' and (${asKnown === null} or lower(drafted.recorded) <= ${asKnown}::timestamptz) and lower(drafted.recorded) > ${sql.ref(`${alias}.at`)})`

/** The offices that have not answered yet, of every version that is being consulted on, by `plan@number`. One query. */
export async function silentOfThose(
  db: Db,
  moment: Moment,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ version: string; offices: string[] }>`
    select held.plan || '@' || held.number as version, array_agg(held.office order by held.office) as offices
    from plan_consulted held join plan_standing stood on stood.plan = held.plan and stood.number = held.number
      and stood.state = 'consultation' and ${known('stood', moment)}
    where ${known('held', moment)} and not exists (select from plan_answer answered where answered.plan = held.plan
      and answered.number = held.number and answered.office = held.office and ${said('answered', moment)}
      and ${inThisRound('answered', moment)})
    group by 1`.execute(db)
  return new Map(rows.map(({ version, offices }) => [version, offices]))
}

/** What the mandate holders said of a version, the last first. */
export async function verdictsOf(
  db: Db,
  moment: Moment,
  { plan, number }: Which,
): Promise<PlanVerdict[]> {
  const { rows } = await sql<Omit<PlanVerdict, 'by'> & Said>`
    select verdict, reason, office, ${officeName(sql`held.office`, moment)} as "officeName", mandate,
      person, post, post_title as "postTitle", ${instantText(sql`held.at`)} as at
    from plan_verdict held where plan = ${plan} and number = ${number} and ${said('held', moment)} order by held.at desc`.execute(
    db,
  )
  return named(db, rows)
}
