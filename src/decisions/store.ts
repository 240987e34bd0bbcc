import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Wanted } from './model/decision.ts'

/** The number of the next decision. Decisions that were withdrawn keep theirs. */
export async function nextNumber(act: Act): Promise<number> {
  const rows = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from decision`.execute(act.db)
  return rows.rows[0]?.next ?? 1
}

/** Records a decision. */
export async function addDecision(
  act: Act,
  {
    id,
    number,
    of,
    title,
    day,
    from,
    subjects,
  }: Pick<Wanted, 'of' | 'title' | 'day' | 'from'> & {
    id: string
    number: number
    subjects: readonly string[]
  },
): Promise<void> {
  await sql`
    insert into decision (id, number, of, title, decided_on, takes_effect, subjects, author, recorded)
    values (${id}, ${number}, ${of}, ${title}, ${day}::date, ${from}::date, ${[...subjects]}::text[], ${act.by.person},
      tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}

/** A decision is no longer held from now on. */
export async function endDecision(act: Act, id: string): Promise<void> {
  await sql`
    update decision set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where id = ${id} and upper_inf(recorded)`.execute(act.db)
}

/** Records that a decision took effect for an office. A second time changes nothing. */
export async function addEffect(act: Act, decision: string, office: string): Promise<void> {
  await sql`
    insert into decision_effect (decision, office, recorded_at) values (${decision}, ${office}, ${act.at}::timestamptz)
    on conflict do nothing`.execute(act.db)
}
