import { freeId } from '#platform/text.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import { namesOf } from '#people/views.ts'
import type {
  NumberedChange,
  Outcome,
  Scenario,
  ScenarioComment,
  ScenarioState,
} from './model/scenario.ts'

/** What a list of scenarios is narrowed by. */
export interface ScenarioFilter {
  state?: ScenarioState | undefined
}

type Row = Omit<Scenario, 'author' | 'outcome'> & { outcome: Omit<Outcome, 'name'> | null }

/** Scenarios as they were at the moment, the last drafted first. Drafts too: who may see what is `maySee`'s to say. */
export const scenarioList = (
  db: Db,
  moment: Moment,
  { state }: ScenarioFilter = {},
): Promise<Scenario[]> =>
  scenarios(db, moment, state === undefined ? sql`true` : sql`${stateAt(moment)} = ${state}`)

/** A scenario as it was at the moment; undefined where there was none. */
export async function scenarioById(
  db: Db,
  moment: Moment,
  id: string,
): Promise<Scenario | undefined> {
  const [scenario] = await scenarios(db, moment, sql`scenario.id = ${id}`)
  return scenario
}

async function scenarios(db: Db, moment: Moment, where: RawBuilder<unknown>): Promise<Scenario[]> {
  const { rows } = await sql<Row>`
    select scenario.id, held.title, held.note, held.day, ${instantText(sql`held.base`)} as base, ${stateAt(moment)} as state, held.deadline,
      held.invited, held.revision, scenario.branched_from as "branchedFrom", scenario.author as person, scenario.post,
      scenario.post_title as "postTitle", ${instantText(sql`scenario.made_at`)} as "madeAt",
      (select count(*)::int from scenario_change listed
        where listed.scenario = scenario.id and ${known('listed', moment)}) as changes,
      (select json_build_object('kind', ended.kind, 'reason', ended.reason, 'unheard', ended.unheard, 'decision', ended.decision,
          'signed', ended.signed, 'person', ended.person, 'post', ended.post, 'postTitle', ended.post_title,
          'at', ${instantText(sql`ended.at`)})
        from scenario_outcome ended where ended.scenario = scenario.id and ${happened('ended', moment)}
        order by ended.at desc limit 1) as outcome,
      ${instantText(sql`lower(held.recorded)`)} as "recordedFrom"
    from scenario join scenario_state held on held.scenario = scenario.id and ${known('held', moment)}
    where ${where} order by scenario.made_at desc, scenario.id`.execute(db)
  const names = await namesOf(
    db,
    rows.flatMap(({ person, outcome }) => [person, outcome?.person].filter(isSomebody)),
  )
  const called = (person: string | null) => (person === null ? null : (names.get(person) ?? null))
  return rows.map(({ outcome, ...row }) => ({
    ...row,
    author: called(row.person),
    outcome: outcome && { ...outcome, name: called(outcome.person) },
  }))
}

/** What was adopted is withdrawn also when its decision was, by whichever door. */
const stateAt = ({ asKnown }: Moment): RawBuilder<string> => sql`
  case when held.state = 'adopted' and exists (
    select from scenario_outcome became join decision on decision.id = became.decision
    where became.scenario = scenario.id and upper(decision.recorded) <= ${asKnown ?? 'infinity'}::timestamptz)
  then 'withdrawn' else held.state end`

const isSomebody = (person: string | null | undefined): person is string =>
  person !== null && person !== undefined

const happened = (alias: string, { asKnown }: Moment): RawBuilder<boolean> =>
  asKnown === null ? sql`true` : sql`${sql.ref(`${alias}.at`)} <= ${asKnown}::timestamptz`

/** The changes of a scenario in the order of its list. */
export async function changesOf(db: Db, moment: Moment, id: string): Promise<NumberedChange[]> {
  const { rows } = await sql<NumberedChange>`
    select number, kind, subject, value, qualifier, note from scenario_change listed
    where scenario = ${id} and ${known('listed', moment)} order by place`.execute(db)
  return rows
}

/** What was said of a scenario, the first first. */
export async function commentsOf(db: Db, moment: Moment, id: string): Promise<ScenarioComment[]> {
  const { rows } = await sql<Omit<ScenarioComment, 'name'>>`
    select id, change, person, post, post_title as "postTitle", office,
      ${officeName(sql`said.office`, moment)} as "officeName", text, ${instantText(sql`said.at`)} as at
    from scenario_comment said where scenario = ${id} and ${happened('said', moment)} order by said.at, id`.execute(
    db,
  )
  const names = await namesOf(
    db,
    rows.map((each) => each.person),
  )
  return rows.map((each) => ({ ...each, name: names.get(each.person) ?? null }))
}

/** The first id of this wording that no scenario has: with a number behind it where one does. */
export async function freeScenarioId(db: Db, wanted: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from scenario where id = ${wanted} or id like ${`${wanted}-%`}`.execute(db)
  const taken = new Set(rows.map((row) => row.id))
  return freeId(wanted, async (id) => taken.has(id))
}
