import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { type Authors, authorsOf, type Stood } from '#plans/model/life/authors.ts'
import type { PlanState } from '#plans/model/plan.ts'
import type { Which } from '#plans/views/parts.ts'

interface Row extends Which {
  state: PlanState
  person: string | null
  post: string | null
}

/** Who wrote a version, up to now: they do not endorse it. */
export async function authorsOfVersion(db: Db, { plan, number }: Which): Promise<Authors> {
  const { rows } = await sql<Row>`
    select plan, number, state, person, post from plan_standing where plan = ${plan} and number = ${number} order by lower(recorded)`.execute(
    db,
  )
  return authorsOf(rows.map(stood))
}

/** Who wrote each version that stands in one of these states now, by `plan@number`. One query. */
export async function authorsOfThose(
  db: Db,
  states: readonly PlanState[],
): Promise<ReadonlyMap<string, Authors>> {
  const { rows } = await sql<Row>`
    select stood.plan, stood.number, stood.state, stood.person, stood.post from plan_standing stood join plan_standing now
      on now.plan = stood.plan and now.number = stood.number and upper_inf(now.recorded) and now.state = any(${[...states]}::text[])
    order by lower(stood.recorded)`.execute(db)
  return new Map(
    [...Map.groupBy(rows, ({ plan, number }) => `${plan}@${number}`)].map(([version, those]) => [
      version,
      authorsOf(those.map(stood)),
    ]),
  )
}

const stood = ({ state, person, post }: Row): Stood => ({ state, by: { person, post } })
