import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { RouteFacts } from '#routes/model/facts.ts'
import type { Authors, ConditionStanding, Step, StepStanding } from '#routes/model/route.ts'
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
    moving: [...movingEvents, 'routes.rules-loaded', 'routes.condition-met'],
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

/** A condition of which somebody said that it is met, by the step that asked for it, with all that tells whether it can be confirmed. */
export interface OpenCondition extends Omit<OpenStep, 'standing'> {
  condition: string
  standing: ConditionStanding
}

/** Every condition that waits to be confirmed; whoever said that it is met is among those who may not. One query; it grows with these only. */
export async function openConditions(db: Db): Promise<OpenCondition[]> {
  const { rows } = await sql<
    Omit<Row, keyof StandingRow> & ConditionStanding & { condition: string; teller: string | null }
  >`
    select ${stepColumns}, asked.id as condition, stood.office, stood.post, stood.post_title as "postTitle", stood.cause, stood.because,
      told.person as teller, route.project, route.facts, route.author_persons as "authorPersons", route.author_posts as "authorPosts"
    from route_condition_standing stood join route_condition asked on asked.id = stood.condition
      join route_step step on step.id = asked.step join route on route.id = step.route
      join lateral (select said.said, said.person from route_condition_said said where said.condition = asked.id order by said.at desc limit 1)
        told on told.said = 'met'
    where upper_inf(stood.recorded) order by asked.id`.execute(db)
  return rows.map((row) => ({
    condition: row.condition,
    step: stepFrom(row),
    standing: {
      office: row.office,
      post: row.post,
      postTitle: row.postTitle,
      cause: row.cause,
      because: row.because,
    },
    project: row.project,
    facts: row.facts,
    authors: {
      persons: row.teller === null ? row.authorPersons : [...row.authorPersons, row.teller],
      posts: row.authorPosts,
    },
  }))
}

/** The countries that rules look at for an open step. */
export const placesOf = ({ facts, step }: Pick<OpenStep, 'facts' | 'step'>) => ({
  countries: [...facts.countries, ...step.countries],
  ownCountry: facts.ownCountry,
})
