import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

/** The ids of all issues that are held. */
export async function heldIds(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from issue`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
