import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'

/** What these offices are called on the day; those that nobody knows are not among them. */
export async function officesCalled(
  db: Db,
  moment: Moment,
  offices: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (offices.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string | null }>`
    select asked.id, ${officeName(sql`asked.id`, moment)} as name
    from (select distinct unnest(${[...offices]}::text[]) as id) asked`.execute(db)
  return new Map(
    rows.flatMap(({ id, name }): [string, string][] => (name === null ? [] : [[id, name]])),
  )
}
