import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'

/** A rule as it is kept. */
export interface KeptRule {
  id: string
  from: string
  until: string | null
  content: unknown
}

/** A version of a checklist as it is kept. */
export interface KeptChecklist extends KeptRule {
  version: number
}

/** All rules that are known at the moment, of whatever day. */
export async function keptRules(db: Db, moment: Pick<Moment, 'asKnown'>): Promise<KeptRule[]> {
  const { rows } = await sql<KeptRule>`
    select id, lower(in_use) as "from", upper(in_use) as until, content from route_rule held
    where ${known('held', moment)} order by id, lower(in_use)`.execute(db)
  return rows
}

/** Exactly these rules hold from now on: what is not among them, or otherwise, is closed and kept. */
export async function putRules(act: Act, rules: readonly KeptRule[]): Promise<void> {
  const given = JSON.stringify(rules)
  const rows = sql`(select id, daterange("from", until) as in_use, content
    from jsonb_to_recordset(${given}::jsonb) as given (id text, "from" date, until date, content jsonb)) given`
  const same = sql`given.id = held.id and given.in_use = held.in_use and given.content = held.content`
  await sql`
    update route_rule held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
    where upper_inf(held.recorded) and not exists (select from ${rows} where ${same})`.execute(
    act.db,
  )
  await sql`
    insert into route_rule (id, in_use, content, recorded)
    select given.id, given.in_use, given.content, tstzrange(${act.at}::timestamptz, null) from ${rows}
    where not exists (select from route_rule held where upper_inf(held.recorded) and ${same})`.execute(
    act.db,
  )
}

/** All versions of checklists that are known at the moment. */
export async function keptChecklists(
  db: Db,
  moment: Pick<Moment, 'asKnown'>,
): Promise<KeptChecklist[]> {
  const { rows } = await sql<KeptChecklist>`
    select id, version, lower(in_use) as "from", upper(in_use) as until, content from route_checklist held
    where ${known('held', moment)} order by id, version`.execute(db)
  return rows
}

/** These versions of checklists are this from now on; others stay. */
export async function putChecklists(act: Act, checklists: readonly KeptChecklist[]): Promise<void> {
  const given = JSON.stringify(checklists)
  const rows = sql`(select id, version, daterange("from", until) as in_use, content
    from jsonb_to_recordset(${given}::jsonb) as given (id text, version integer, "from" date, until date, content jsonb)) given`
  await sql`
    update route_checklist held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz) from ${rows}
    where upper_inf(held.recorded) and given.id = held.id and given.version = held.version
      and (given.in_use, given.content) is distinct from (held.in_use, held.content)`.execute(
    act.db,
  )
  await sql`
    insert into route_checklist (id, version, in_use, content, recorded)
    select given.id, given.version, given.in_use, given.content, tstzrange(${act.at}::timestamptz, null) from ${rows}
    where not exists (select from route_checklist held
      where upper_inf(held.recorded) and held.id = given.id and held.version = given.version)`.execute(
    act.db,
  )
}
