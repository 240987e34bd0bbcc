import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { known, recordedFromOf } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { namedBy } from '#projects/views.ts'
import type { Agreement, Instalment } from '#delivery/model/agreement.ts'
import { doerAt, type NamelessDoer } from './doer.ts'

/** The agreement of a project as it stood at the moment; null where there is none. */
export async function agreementOf(
  db: Db,
  moment: Moment,
  project: string,
): Promise<Agreement | null> {
  const { rows } = await sql<
    Omit<Agreement, 'by' | 'instalments'> & { by: NamelessDoer; instalments: Instalment[] }
  >`
    select held.project, held.state, held.reference, held.currency, trim_scale(held.amount)::text as amount, held.value_day as "valueDay",
      held.rate, held.from_day as "from", held.to_day as "to", held.terms, held.signed_on as "signedOn", held.difference,
      ${doerAt('held')} as by,
      ${recordedFromOf('held')},
      coalesce((select json_agg(json_build_object('place', paid.place, 'day', paid.day, 'amount', trim_scale(paid.amount)::text,
        'condition', paid.condition) order by paid.place) from agreement_instalment paid
        where paid.project = held.project and ${known('paid', moment)}), '[]'::json) as instalments
    from agreement held where held.project = ${project} and ${known('held', moment)}`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const named = await namedBy(db, [row.by])
  return { ...row, by: named(row.by) }
}

/** A version of a project, the days on which it is in force, and the period that it tells of. */
export interface InForce {
  number: number
  since: Day
  /** The first day on which another is; null while none is. */
  until: Day | null
  from: Day | null
  /** The last day. */
  to: Day | null
}

/** Which versions of a project were in force, the earliest first. */
export async function inForceOf(db: Db, moment: Moment, project: string): Promise<InForce[]> {
  const { rows } = await sql<InForce>`
    select held.number, lower(held.in_force) as since, upper(held.in_force) as until,
      root.fields ->> 'from' as "from", root.fields ->> 'to' as "to"
    from version_in_force held join project_part root on root.project = held.project and root.number = held.number
      and root.kind = 'project' and ${known('root', moment)}
    where held.project = ${project} and ${known('held', moment)} order by lower(held.in_force)`.execute(
    db,
  )
  return rows
}

/** The version that was in force on the day asked about; null where none was. */
export const inForceOn = async (db: Db, moment: Moment, project: string): Promise<InForce | null> =>
  (await inForceOf(db, moment, project)).find(
    ({ since, until }) => since <= moment.asOf && (until === null || moment.asOf < until),
  ) ?? null

/** The last version in force to which the donor agreed: that of the agreement, or a revision that was asked for; null where none is in force. */
export async function agreedVersion(
  db: Db,
  moment: Moment,
  project: string,
): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`
    select held.number from version_in_force held where held.project = ${project} and ${known('held', moment)}
      and (not exists (select from revision made where made.project = held.project and made.number = held.number)
        or exists (select from revision_standing stood where stood.project = held.project and stood.number = held.number
          and stood.state = 'agreed'))
    order by lower(held.in_force) desc limit 1`.execute(db)
  return rows[0]?.number ?? null
}
