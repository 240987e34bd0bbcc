import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Described, Followed } from './model/issue.ts'
import type { Observed } from './model/observation.ts'

/** What of an observation may change. */
export interface ObservationState extends Observed {
  withdrawn: string | null
  revision: number
}

/** What of an issue may change. */
export interface IssueState extends Described {
  followed: readonly Followed[]
  closing: string | null
  revision: number
}

/** Records what an office saw. */
export async function addObservation(
  act: Act,
  { id, office }: { id: string; office: string },
  state: ObservationState,
): Promise<void> {
  await sql`
    insert into observation (id, office, made_at) values (${id}, ${office}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
  await addObservationState(act, id, state)
}

/** The observation is this from now on; what it was stays recorded until now. */
export async function putObservation(act: Act, id: string, state: ObservationState): Promise<void> {
  await sql`
    update observation_state set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where observation = ${id} and upper_inf(recorded)`.execute(act.db)
  await addObservationState(act, id, state)
}

async function addObservationState(act: Act, id: string, state: ObservationState): Promise<void> {
  const { country, area, city, theme, from, to, text, language, confidence, direction } = state
  await sql`
    insert into observation_state (observation, country, area, city, theme, held, text, language, confidence, direction,
      weight, evidence, is_public, withdrawn, revision, recorded)
    values (${id}, ${country}, ${area}, ${city}, ${theme}, daterange(${from}::date, ${to}::date, '[]'), ${text}, ${language},
      ${confidence}, ${direction}, ${state.weight}, ${JSON.stringify(state.evidence)}::jsonb, ${state.isPublic},
      ${state.withdrawn}, ${state.revision}, tstzrange(${act.at}::timestamptz, null))`.execute(
    act.db,
  )
}

/** Records an issue that an office begins to follow. */
export async function addIssue(
  act: Act,
  { id, office }: { id: string; office: string },
  state: IssueState,
): Promise<void> {
  await sql`
    insert into issue (id, office, made_at) values (${id}, ${office}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
  await addIssueState(act, id, state)
}

/** The issue is this from now on; what it was stays recorded until now. */
export async function putIssue(act: Act, id: string, state: IssueState): Promise<void> {
  await sql`
    update issue_state set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where issue = ${id} and upper_inf(recorded)`.execute(act.db)
  await addIssueState(act, id, state)
}

async function addIssueState(act: Act, id: string, state: IssueState): Promise<void> {
  const spells = state.followed.map(({ from, until }) => `[${from},${until ?? ''})`).join(',')
  await sql`
    insert into issue_state (issue, titles, theme, area, countries, description, language, followed, closing, is_public, revision,
      recorded)
    values (${id}, ${JSON.stringify(state.titles)}::jsonb, ${state.theme}, ${state.area}, ${[...state.countries]}::text[],
      ${state.description}, ${state.language}, ${`{${spells}}`}::datemultirange, ${state.closing}, ${state.isPublic},
      ${state.revision}, tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}

/** These observations belong to the issue from now on. */
export async function addToIssue(
  act: Act,
  issue: string,
  observations: readonly string[],
): Promise<void> {
  if (observations.length === 0) return
  await sql`
    insert into issue_observation (issue, observation, recorded)
    select ${issue}, put, tstzrange(${act.at}::timestamptz, null) from unnest(${[...observations]}::text[]) put`.execute(
    act.db,
  )
}

/** These observations no longer belong to the issue; that they did stays recorded until now. */
export async function takeFromIssue(
  act: Act,
  issue: string,
  observations: readonly string[],
): Promise<void> {
  if (observations.length === 0) return
  await sql`
    update issue_observation set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where issue = ${issue} and upper_inf(recorded) and observation = any(${[...observations]}::text[])`.execute(
    act.db,
  )
}
