import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'

/** What an office is called on the day; null when nobody knows it. */
export async function officeCalled(db: Db, moment: Moment, office: string): Promise<string | null> {
  const rows = await sql<{ name: string | null }>`
    select ${officeName(sql`${office}::text`, moment)} as name`.execute(db)
  return rows.rows[0]?.name ?? null
}

/** Every office that bears a name, A to Z, for a choice. */
export async function officeChoices(
  db: Db,
  moment: Moment,
): Promise<{ id: string; name: string }[]> {
  const rows = await sql<{ id: string; name: string }>`
    select chosen.office as id, ${officeName(sql`chosen.office`, moment)} as name from (
      select distinct office from office_name named where ${known('named', moment)}) chosen order by lower(${officeName(sql`chosen.office`, moment)})`.execute(
    db,
  )
  return rows.rows
}
