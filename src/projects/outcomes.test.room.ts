import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { Refusal } from '#platform/refusal.ts'

/** What was refused, field by field: `to: field/after`; the code alone where no field is named. */
export async function faultsIn(work: () => Promise<unknown>): Promise<string[]> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.faults.length === 0) return [error.code]
    return error.faults.map(({ field, reason }) => `${field}: ${reason}`)
  }
  return []
}

/** The last event, as it is told. */
export const lastDeed = async (db: Db) => {
  const { rows } = await sql<{ name: string; office: string; changes: unknown }>`
    select name, office, changes from event order by id desc limit 1`.execute(db)
  return rows[0]
}
