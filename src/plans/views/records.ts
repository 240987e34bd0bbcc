import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

/** The numbers of the versions that are held, by plan; a plan without any is there with none. */
export async function numbersHeld(db: Db): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const { rows } = await sql<{ plan: string; numbers: number[] }>`
    select plan.id as plan, array_remove(array_agg(version.number), null) as numbers
    from plan left join plan_version version on version.plan = plan.id group by plan.id`.execute(db)
  return new Map(rows.map(({ plan, numbers }) => [plan, new Set(numbers)]))
}
