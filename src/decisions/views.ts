import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { Decision } from './model/decision.ts'

/** What a list of decisions is narrowed by. */
export interface DecisionFilter {
  state?: Decision['state'] | undefined
  /** `office:vienna`: what it says something of. */
  subject?: string | undefined
  /** What it was decided on. */
  of?: string | undefined
  id?: string | undefined
}

type Row = Omit<Decision, 'state'>

/**
 * Decisions recorded by the moment asked about, the latest first. Whether one is in effect is told for the day asked about;
 * withdrawn ones are told too.
 */
export async function decisionList(
  db: Db,
  { asOf, asKnown }: Pick<Moment, 'asOf' | 'asKnown'>,
  { state, subject, of, id }: DecisionFilter = {},
): Promise<Decision[]> {
  const rows = await sql<Row>`
    select id, number, of, title, decided_on as day, takes_effect as "from", subjects, author,
      ${instantText(sql`lower(recorded)`)} as "recordedFrom",
      case when upper(recorded) <= ${asKnown ?? 'infinity'}::timestamptz then ${instantText(sql`upper(recorded)`)} end as "withdrawnAt"
    from decision
    where lower(recorded) <= ${asKnown ?? 'infinity'}::timestamptz and (${id === undefined} or id = ${id ?? ''})
      and (${of === undefined} or of = ${of ?? ''}) and (${subject === undefined} or subjects @> ${[subject ?? '']}::text[])
    order by number desc`.execute(db)
  return rows.rows
    .map((row) => ({ ...row, state: stateOf(row, asOf) }))
    .filter((decision) => state === undefined || decision.state === state)
}

function stateOf(
  { withdrawnAt, from }: Pick<Decision, 'withdrawnAt' | 'from'>,
  day: Day,
): Decision['state'] {
  if (withdrawnAt !== null) return 'withdrawn'
  return from !== null && from > day ? 'to-come' : 'in-effect'
}

/** One decision by its id. */
export const decisionById = async (
  db: Db,
  moment: Pick<Moment, 'asOf' | 'asKnown'>,
  id: string,
): Promise<Decision | undefined> => (await decisionList(db, moment, { id }))[0]

/** For which offices these decisions took effect already, as `decision office`. */
export async function effectsOf(db: Db, decisions: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ decision: string; office: string }>`
    select decision, office from decision_effect where decision = any(${[...decisions]}::text[])`.execute(
    db,
  )
  return new Set(rows.rows.map(({ decision, office }) => `${decision} ${office}`))
}

/**
 * What the first later decision is called that says something of what this one says, and so would hang in the air without it;
 * null where none does.
 */
export async function restingOn(db: Db, id: string): Promise<string | null> {
  const rows = await sql<{ title: string }>`
    select later.title from decision mine join decision later on later.number > mine.number and upper_inf(later.recorded)
    where mine.id = ${id} and exists (
      select from claim said join claim other on other.subject = said.subject
        and (other.predicate = said.predicate or said.predicate = 'kind')
      where said.source = mine.id and upper_inf(said.recorded) and other.source = later.id and upper_inf(other.recorded))
    order by later.number limit 1`.execute(db)
  return rows.rows[0]?.title ?? null
}
