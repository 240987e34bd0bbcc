import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Due } from '#delivery/model/due.ts'

const typed = sql.raw(
  'kind text, ref text, begins date, day date, settled date, office text, holder text',
)
const columns = sql.raw('kind, ref, begins, day, settled, office, holder')

/** Exactly this is due in a project from now on; rows that say the same stay. */
export async function putDues(act: Act, project: string, dues: readonly Due[]): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(dues)}::jsonb) as given (${typed})`
  const same = sql`(given.kind, given.ref, given.begins, given.day, given.settled, given.office, given.holder)
    is not distinct from (held.kind, held.ref, held.begins, held.day, held.settled, held.office, held.holder)`
  await sql`
    delete from due held where project = ${project} and upper_inf(recorded) and lower(recorded) = ${act.at}::timestamptz
      and not exists (select from ${given} where ${same})`.execute(act.db)
  await sql`
    update due held set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where project = ${project} and upper_inf(recorded) and not exists (select from ${given} where ${same})`.execute(
    act.db,
  )
  await sql`
    insert into due (project, ${columns}, recorded)
    select ${project}, ${columns}, tstzrange(${act.at}::timestamptz, null) from ${given}
    where not exists (select from due held where held.project = ${project} and upper_inf(held.recorded) and ${same})`.execute(
    act.db,
  )
}

/** One thing that somebody is told of, at one stage. */
export interface ReminderKey {
  project: string
  kind: string
  ref: string
  day: string
  stage: 'before' | 'after' | 'above'
}

/** Keeps that these reminders are written; answers which of them were not yet. */
export async function addReminders(
  act: Act,
  reminders: readonly ReminderKey[],
): Promise<ReminderKey[]> {
  const { rows } = await sql<ReminderKey>`
    insert into due_reminder (project, kind, ref, day, stage, at)
    select project, kind, ref, day, stage, ${act.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(reminders)}::jsonb) as given (project text, kind text, ref text, day date, stage text)
    on conflict do nothing returning project, kind, ref, day, stage`.execute(act.db)
  return rows
}
