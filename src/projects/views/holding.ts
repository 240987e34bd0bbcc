import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import type { Fault } from '#platform/refusal.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Which } from '#projects/model/project.ts'

/** Tells which of these parts are cited elsewhere: each as a fault whose field is the part. Other domains hand theirs over. */
export type PartHolder = (
  looking: { db: Db; moment: Moment },
  which: Which,
  parts: readonly string[],
) => Promise<Fault[]>

/** Why parts cannot be taken away: comments that are not settled, people counted within them, and what others cite of them. */
export async function heldFast(
  looking: { db: Db; moment: Moment },
  which: Which,
  { parts, gone }: { parts: readonly ProjectPart[]; gone: readonly string[] },
  holders: readonly PartHolder[],
): Promise<Fault[]> {
  const going = new Set(gone)
  const within = parts.filter(
    ({ part, fields }) => !going.has(part) && going.has(fields['within'] ?? ''),
  )
  const counted = within.map(({ part, fields }) => ({
    field: fields['within'] ?? '',
    reason: 'projects/counted-within',
    details: { part },
  }))
  const { rows } = await sql<{ part: string }>`
    select distinct part from project_comment said
    where project = ${which.project} and number = ${which.number} and part = any(${[...gone]}::text[]) and answers is null
      and not exists (select from project_comment_settled settled where settled.comment = said.id) order by part`.execute(
    looking.db,
  )
  const commented = rows.map(({ part }) => ({ field: part, reason: 'projects/part-commented' }))
  const others = await Promise.all(holders.map((holder) => holder(looking, which, gone)))
  return [...counted, ...commented, ...others.flat()]
}
