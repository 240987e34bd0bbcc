import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { NeedCheck } from '#projects/views/needs.ts'
import type { Purpose } from '#routes/model/rule.ts'
import { conditionsOf } from './said.ts'

/** The project that a condition is about, and what its route is for; undefined where there is none. */
export async function aboutCondition(
  db: Db,
  id: string,
): Promise<{ project: string; purpose: Purpose } | undefined> {
  const { rows } = await sql<{ project: string; purpose: Purpose }>`
    select route.project, route.purpose from route_condition asked join route_step step on step.id = asked.step
      join route on route.id = step.route where asked.id = ${id}`.execute(db)
  return rows[0]
}

/** What is missing where a move needs the conditions of an endorsement met: each that nobody confirmed. */
export const conditionsLack: NeedCheck = async ({ db, moment, project }) =>
  (await conditionsOf(db, moment, project.id))
    .filter(({ state }) => state !== 'confirmed')
    .map(({ text, state }) => ({
      part: null,
      field: null,
      reason: state === 'met' ? 'routes/lack.unconfirmed' : 'routes/lack.condition',
      details: { condition: text },
    }))
