import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

/** The plans of which any value was ever reported. */
export async function reportedPlans(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ plan: string }>`
    select distinct plan from indicator_report`.execute(db)
  return new Set(rows.map(({ plan }) => plan))
}
