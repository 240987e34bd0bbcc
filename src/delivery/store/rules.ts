import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'

/** What is held as versions that files tell. */
export type RuleTable = 'report_template' | 'closing_checklist'

/** A version as it is kept. */
export interface KeptVersion {
  id: string
  version: number
  from: string
  until: string | null
  content: unknown
}

/** All versions known at the moment. */
export async function keptVersions(
  db: Db,
  table: RuleTable,
  moment: Pick<Moment, 'asKnown'>,
): Promise<KeptVersion[]> {
  const { rows } = await sql<KeptVersion>`
    select id, version, lower(in_use) as "from", upper(in_use) as until, content from ${sql.table(table)} held
    where ${known('held', moment)} order by id, version`.execute(db)
  return rows
}

/** These versions are this from now on; others stay. */
export async function putVersions(
  act: Act,
  table: RuleTable,
  versions: readonly KeptVersion[],
): Promise<void> {
  const given = JSON.stringify(versions)
  const rows = sql`(select id, version, daterange("from", until) as in_use, content
    from jsonb_to_recordset(${given}::jsonb) as given (id text, version integer, "from" date, until date, content jsonb)) given`
  await sql`
    update ${sql.table(table)} held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz) from ${rows}
    where upper_inf(held.recorded) and given.id = held.id and given.version = held.version`.execute(
    act.db,
  )
  await sql`
    insert into ${sql.table(table)} (id, version, in_use, content, recorded)
    select given.id, given.version, given.in_use, given.content, tstzrange(${act.at}::timestamptz, null) from ${rows}`.execute(
    act.db,
  )
}
