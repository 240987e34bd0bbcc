import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { RouteFacts } from '#routes/model/facts.ts'
import type { Authors, Step, StepStanding } from '#routes/model/route.ts'
import {
  standingColumns,
  standingFrom,
  type StandingRow,
  stepColumns,
  stepFrom,
  type StepRow,
} from './rows.ts'

/** Events by which it can change who is able to act: of posts, people, calendars, the network and the rules. */
const moving = [
  'posts.',
  'people.',
  'calendars.',
  'decisions.',
  'sources.',
  'routes.rules-loaded',
  'scenarios.',
]

/** How far it was looked whether whoever has an open step can still act, and whether that is behind. */
export interface Behind {
  /** The last event there is. */
  event: number
  day: Day | null
  /** Another day has begun, or something happened since by which it can change. */
  isBehind: boolean
}

/** Whether open steps must be looked at again. One query, over the events since it was done last. */
export async function behindOn(db: Db, today: Day): Promise<Behind> {
  const { rows } = await sql<{ event: string; day: Day | null; happened: boolean }>`
    select coalesce((select max(id) from event), 0)::text as event, (select day from route_settled) as day,
      exists (select from event where id > coalesce((select settled.event from route_settled settled), -1)
        and name ~ ${`^(${moving.map((each) => each.replace('.', '[.]')).join('|')})`}) as happened`.execute(
    db,
  )
  const [row] = rows
  const day = row?.day ?? null
  return { event: Number(row?.event ?? 0), day, isBehind: day !== today || row?.happened === true }
}

/** An open step with all that tells whether whoever has it can still act. */
export interface OpenStep {
  step: Step
  standing: StepStanding
  project: string
  facts: RouteFacts
  authors: Authors
}

interface Row extends StepRow, StandingRow {
  project: string
  facts: RouteFacts
  authorPersons: string[]
  authorPosts: string[]
}

/** Every open step. One query; it grows with the open steps only. */
export async function openSteps(db: Db): Promise<OpenStep[]> {
  const { rows } = await sql<Row>`
    select ${stepColumns}, ${standingColumns}, route.project, route.facts, route.author_persons as "authorPersons",
      route.author_posts as "authorPosts"
    from route_standing stood join route_step step on step.id = stood.step join route on route.id = step.route
    where upper_inf(stood.recorded) and stood.state = 'open' order by stood.step`.execute(db)
  return rows.map((row) => ({
    step: stepFrom(row),
    standing: standingFrom(row),
    project: row.project,
    facts: row.facts,
    authors: { persons: row.authorPersons, posts: row.authorPosts },
  }))
}

/** Which of these projects are confidential. One query. */
export async function confidentialAmong(db: Db, projects: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ project: string }>`
    select project from project_standing where project = any(${[...new Set(projects)]}::text[]) and is_confidential
      and upper_inf(recorded)`.execute(db)
  return new Set(rows.map(({ project }) => project))
}
