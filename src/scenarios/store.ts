import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import type { Scenario } from './model/scenario.ts'

/** What of a scenario may change. */
export type State = Pick<
  Scenario,
  'title' | 'note' | 'day' | 'base' | 'state' | 'deadline' | 'invited' | 'revision'
>

/** Records a scenario that begins. */
export async function addScenario(
  act: Act,
  { id, branchedFrom, ...state }: State & Pick<Scenario, 'id' | 'branchedFrom'>,
): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into scenario (id, branched_from, author, post, post_title, made_at)
    values (${id}, ${branchedFrom}, ${person}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
  await addState(act, id, state)
}

/** The scenario is this from now on; what it was stays recorded until now. */
export async function putState(act: Act, id: string, state: State): Promise<void> {
  await sql`
    update scenario_state set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where scenario = ${id} and upper_inf(recorded)`.execute(act.db)
  await addState(act, id, state)
}

async function addState(
  act: Act,
  id: string,
  { title, note, day, base, state, deadline, invited, revision }: State,
): Promise<void> {
  await sql`
    insert into scenario_state (scenario, title, note, day, base, state, deadline, invited, revision, recorded)
    values (${id}, ${title}, ${note}, ${day}::date, ${base}::timestamptz, ${state}, ${deadline}::date,
      ${[...invited]}::text[], ${revision}, tstzrange(${act.at}::timestamptz, null))`.execute(
    act.db,
  )
}

/** Records how a scenario ended, and who decided it. */
export async function addOutcome(
  act: Act,
  id: string,
  {
    kind,
    reason,
    unheard = null,
    decision = null,
    signed = [],
  }: {
    kind: 'adopted' | 'rejected' | 'withdrawn'
    reason: string
    unheard?: string | null
    decision?: string | null
    signed?: readonly string[]
  },
): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into scenario_outcome (scenario, kind, reason, unheard, decision, signed, person, post, post_title, at)
    values (${id}, ${kind}, ${reason}, ${unheard}, ${decision}, ${[...signed]}::text[], ${person}, ${post}, ${title},
      ${act.at}::timestamptz)`.execute(act.db)
}

/** Records what somebody said of a scenario. */
export async function addComment(
  act: Act,
  said: {
    id: string
    scenario: string
    change: number | null
    office: string | null
    text: string
  },
): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into scenario_comment (id, scenario, change, person, post, post_title, office, text, at)
    values (${said.id}, ${said.scenario}, ${said.change}, ${person}, ${post}, ${title}, ${said.office}, ${said.text},
      ${act.at}::timestamptz)`.execute(act.db)
}
