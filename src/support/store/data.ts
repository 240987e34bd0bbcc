import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'

/** A rule or a kind as it is kept. */
export interface Kept {
  id: string
  from: string
  until: string | null
  content: unknown
}

/** Which of both tables of dated content. */
export type ContentTable = 'support_kind' | 'support_rule'

/** All that is known at the moment, of whatever day. */
export async function kept(
  db: Db,
  moment: Pick<Moment, 'asKnown'>,
  from: ContentTable,
): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select id, lower(in_use) as "from", upper(in_use) as until, content from ${sql.table(from)} held
    where ${known('held', moment)} order by id, lower(in_use)`.execute(db)
  return rows
}

/** Exactly these hold from now on: what is not among them, or otherwise, is closed and stays recorded. */
export async function putKept(act: Act, into: ContentTable, all: readonly Kept[]): Promise<void> {
  const table = sql.table(into)
  const rows = sql`(select id, daterange("from", until) as in_use, content
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as given (id text, "from" date, until date, content jsonb)) given`
  const same = sql`given.id = held.id and given.in_use = held.in_use and given.content = held.content`
  await sql`
    update ${table} held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
    where upper_inf(held.recorded) and not exists (select from ${rows} where ${same})`.execute(
    act.db,
  )
  await sql`
    insert into ${table} (id, in_use, content, recorded)
    select given.id, given.in_use, given.content, tstzrange(${act.at}::timestamptz, null) from ${rows}
    where not exists (select from ${table} held where upper_inf(held.recorded) and ${same})`.execute(
    act.db,
  )
}
