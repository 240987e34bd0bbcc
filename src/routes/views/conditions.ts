import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { NeedCheck } from '#projects/views/needs.ts'
import { conditionsOf } from './said.ts'

/** The project that a condition is about; undefined where there is none. */
export async function projectOfCondition(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ project: string }>`
    select route.project from route_condition asked join route_step step on step.id = asked.step
      join route on route.id = step.route where asked.id = ${id}`.execute(db)
  return rows[0]?.project
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
