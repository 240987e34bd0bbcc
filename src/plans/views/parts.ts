import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { Answered, Citation } from '#plans/model/content.ts'
import { planParts } from '#plans/store/parts.ts'

/** Which version it is. */
export interface Which {
  plan: string
  number: number
}

/** The parts of a version at the moment, in reading order. */
export const partsOf = planParts.at

/** What the parts of a version cite at the moment, by part. */
export async function citationsOf(
  db: Db,
  moment: Moment,
  { plan, number }: Which,
): Promise<Citation[]> {
  const { rows } = await sql<{ part: string; of: string; version: string; code: string }>`
    select part, upper_of as "of", upper_version as version, upper_code as code from plan_citation held
    where plan = ${plan} and number = ${number} and ${known('held', moment)} order by part, upper_of, upper_version, upper_code`.execute(
    db,
  )
  return rows.map(({ part, ...upper }) => ({ part, upper }))
}

/** The issues that a version answers at the moment, by part. */
export async function rationaleOf(
  db: Db,
  moment: Moment,
  { plan, number }: Which,
): Promise<Answered[]> {
  const { rows } = await sql<Answered>`
    select part, issue from plan_rationale held
    where plan = ${plan} and number = ${number} and ${known('held', moment)} order by part, issue`.execute(
    db,
  )
  return rows
}

/** Every part id that any version of the plan ever had. */
export const everyPartOf = (db: Db, plan: string): Promise<string[]> =>
  planParts.taken(db, { plan })
