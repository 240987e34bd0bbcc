import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { known } from '#platform/db/periods.ts'
import { namesOf } from '#people/views.ts'
import type { Route, Step, StepStanding } from '#routes/model/route.ts'
import type { Purpose } from '#routes/model/rule.ts'
import {
  routeColumns,
  routeFrom,
  type RouteRow,
  standingColumns,
  standingFrom,
  type StandingRow,
  stepColumns,
  stepFrom,
  type StepRow,
} from './rows.ts'

const upTo = ({ asKnown }: Pick<Moment, 'asKnown'>, at: RawBuilder<unknown>) =>
  asKnown === null ? sql`true` : sql`${at} <= ${asKnown}::timestamptz`

/** What stands behind `from` for routes: `route`, and `ended` where they are over by the moment. */
export const routeTables = (moment: Pick<Moment, 'asKnown'>): RawBuilder<unknown> => sql`
  route left join route_end ended on ended.route = route.id and ${upTo(moment, sql`ended.at`)}`

async function selected(db: Db, moment: Moment, where: RawBuilder<unknown>): Promise<Route[]> {
  const { rows } = await sql<RouteRow>`
    select ${routeColumns} from ${routeTables(moment)}
    where ${where} and ${upTo(moment, sql`route.opened_at`)} order by route.opened_at desc, route.id`.execute(
    db,
  )
  const names = await namesOf(
    db,
    rows.flatMap(({ person, endPerson }) => [person, endPerson]).filter((id) => id !== null),
  )
  return rows.map((row) => routeFrom(row, names))
}

/** The routes of a project, the newest first. */
export const routesOf = (db: Db, moment: Moment, project: string): Promise<Route[]> =>
  selected(db, moment, sql`route.project = ${project}`)

/** One route; undefined where there was none at the moment. */
export const routeBy = async (db: Db, moment: Moment, id: string): Promise<Route | undefined> =>
  (await selected(db, moment, sql`route.id = ${id}`))[0]

/** All routes that a project is on, the newest first. */
export const openRoutesOf = (db: Db, moment: Moment, project: string): Promise<Route[]> =>
  selected(db, moment, sql`route.project = ${project} and ended.route is null`)

/** The route that a project is on, for a purpose and what it is about; undefined where it is on none. */
export const openRouteOf = async (
  db: Db,
  moment: Moment,
  project: string,
  purpose: Purpose = 'endorsement',
  about: string | null = null,
): Promise<Route | undefined> =>
  (
    await selected(
      db,
      moment,
      sql`route.project = ${project} and route.purpose = ${purpose} and route.about is not distinct from ${about}
        and ended.route is null`,
    )
  )[0]

/** A step with where it stands. */
export interface StandingStep {
  step: Step
  standing: StepStanding
}

/** A step with where it stands, and its route. */
export interface RoutedStep extends StandingStep {
  route: Route
}

type StepAndStanding = StepRow & StandingRow

/** The steps of a route in order, as they stood at the moment. */
export async function stepsOf(db: Db, moment: Moment, route: string): Promise<StandingStep[]> {
  const { rows } = await sql<StepAndStanding>`
    select ${stepColumns}, ${standingColumns} from route_step step
      join route_standing stood on stood.step = step.id and ${known('stood', moment)}
    where step.route = ${route} order by step.place`.execute(db)
  return rows.map((row) => ({ step: stepFrom(row), standing: standingFrom(row) }))
}

/** One step, with its route and where it stood; undefined where there was none at the moment. */
export async function stepBy(db: Db, moment: Moment, id: string): Promise<RoutedStep | undefined> {
  const { rows } = await sql<StepAndStanding>`
    select ${stepColumns}, ${standingColumns} from route_step step
      join route_standing stood on stood.step = step.id and ${known('stood', moment)}
    where step.id = ${id}`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  const route = await routeBy(db, moment, row.route)
  return route === undefined
    ? undefined
    : { route, step: stepFrom(row), standing: standingFrom(row) }
}
