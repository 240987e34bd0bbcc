import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import type { Reach } from '#platform/doors/asker.ts'
import type { RoleRight } from '#posts/model/post.ts'
import { rankOf } from '#posts/model/rights.ts'
import { onDay } from './rows.ts'

/** The rights that roles give on a day. */
export async function roleRights(
  db: Db,
  moment: Moment,
  role: string | null = null,
): Promise<(RoleRight & { recordedFrom: string })[]> {
  const rows = await sql<
    Omit<RoleRight, 'limit'> & {
      amount: string | null
      currency: string | null
      recordedFrom: string
    }
  >`
    select role, verb as right, reach, function, amount_limit::text as amount, currency,
      lower(held) as from, upper(held) as until, source,
      to_char(lower(recorded) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedFrom"
    from role_right where ${onDay('role_right', moment)} and (${role === null} or role = ${role ?? ''})
    order by role, verb, reach, function`.execute(db)
  return rows.rows.map(({ amount, currency, ...row }) => ({
    ...row,
    limit: amount === null || currency === null ? null : { amount, currency },
  }))
}

/** How far the rights of a role reach on a day; `own` where it has none. */
export async function reachOfRole(db: Db, moment: Moment, role: string): Promise<Reach> {
  const given = await roleRights(db, moment, role)
  return given.reduce<Reach>(
    (farthest, { reach }) => (rankOf(reach) > rankOf(farthest) ? reach : farthest),
    'own',
  )
}
