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

/** How far it was looked whether whoever has what is open can still act, and whether that is behind. */
export interface Behind {
  /** The last event there is. */
  event: number
  /** Another day has begun, or something happened since by which it can change. */
  isBehind: boolean
}

/**
 * Whether what is open must be looked at again: `settled` keeps up to which day and event it was, and events whose names so begin can change
 * who is able to act. One query, over the events since it was done last.
 */
export async function behindOn(
  db: Db,
  today: Day,
  { settled, moving }: { settled: 'route_settled' | 'support_settled'; moving: readonly string[] },
): Promise<Behind> {
  const pattern = `^(${moving.map((each) => each.replace('.', '[.]')).join('|')})`
  const table = sql.table(settled)
  const { rows } = await sql<{ event: string; day: Day | null; happened: boolean }>`
    select coalesce((select max(id) from event), 0)::text as event, (select day from ${table}) as day,
      exists (select from event where id > coalesce((select settled.event from ${table} settled), -1)
        and name ~ ${pattern}) as happened`.execute(db)
  const [row] = rows
  return {
    event: Number(row?.event ?? 0),
    isBehind: (row?.day ?? null) !== today || row?.happened === true,
  }
}

/** Events by which it can change who is able to act: of posts, people, calendars and the network. */
export const movingEvents = [
  'posts.',
  'people.',
  'calendars.',
  'decisions.',
  'sources.',
  'scenarios.',
] as const

/** Whether open steps must be looked at again. */
export const stepsBehind = (db: Db, today: Day): Promise<Behind> =>
  behindOn(db, today, {
    settled: 'route_settled',
    moving: [...movingEvents, 'routes.rules-loaded'],
  })

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

/** The countries that rules look at for an open step. */
export const placesOf = ({ facts, step }: OpenStep) => ({
  countries: [...facts.countries, ...step.countries],
  ownCountry: facts.ownCountry,
})

/** Which of these projects are confidential. One query. */
export async function confidentialAmong(db: Db, projects: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ project: string }>`
    select project from project_standing where project = any(${[...new Set(projects)]}::text[]) and is_confidential
      and upper_inf(recorded)`.execute(db)
  return new Set(rows.map(({ project }) => project))
}
