import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { RoleRight, UnitPost } from '#posts/model/post.ts'

/** The rights of roles, as they are held now, in an order of their own. */
export async function roleRightsNow(db: Db): Promise<RoleRight[]> {
  const rows = await sql<
    Omit<RoleRight, 'limit'> & { amount: string | null; currency: string | null }
  >`
    select role, verb as right, reach, function, amount_limit::text as amount, currency,
      lower(held) as from, upper(held) as until, source
    from role_right where upper_inf(recorded) order by role, verb, reach, function, lower(held) nulls first`.execute(
    db,
  )
  return rows.rows.map(({ amount, currency, ...row }) => ({
    ...row,
    limit: amount === null || currency === null ? null : { amount, currency },
  }))
}

/** The units that are posts, as they are held now. */
export async function unitPostsNow(db: Db): Promise<UnitPost[]> {
  const rows = await sql<UnitPost>`
    select unit, role, office, confined_to as "confinedTo", lower(held) as from, upper(held) as until, source
    from unit_post where upper_inf(recorded) order by unit, lower(held) nulls first`.execute(db)
  return rows.rows
}

/** What became of a list: rows that are held no more, and new ones. */
interface Difference<Row> {
  gone: readonly Row[]
  added: readonly Row[]
}

/** Closes rights that are gone and adds new ones; those that stay keep their recorded period. */
export async function recordRoleRights(
  act: Act,
  { gone, added }: Difference<RoleRight>,
): Promise<void> {
  for (const { role, right, reach, function: held, from } of gone)
    await sql`
      update role_right set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
      where upper_inf(recorded) and role = ${role} and verb = ${right} and reach = ${reach}
        and function = ${held} and lower(held) is not distinct from ${from}::date`.execute(act.db)
  for (const row of added)
    await sql`
      insert into role_right (role, verb, reach, function, amount_limit, currency, held, source, recorded)
      values (${row.role}, ${row.right}, ${row.reach}, ${row.function}, ${row.limit?.amount ?? null}::numeric,
        ${row.limit?.currency ?? null}, daterange(${row.from}::date, ${row.until}::date), ${row.source},
        tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}

/** Closes units that are posts no more and adds new ones. */
export async function recordUnitPosts(
  act: Act,
  { gone, added }: Difference<UnitPost>,
): Promise<void> {
  for (const { unit, from } of gone)
    await sql`
      update unit_post set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
      where upper_inf(recorded) and unit = ${unit} and lower(held) is not distinct from ${from}::date`.execute(
      act.db,
    )
  for (const row of added)
    await sql`
      insert into unit_post (unit, role, office, confined_to, held, source, recorded)
      values (${row.unit}, ${row.role}, ${row.office}, ${row.confinedTo}::text[],
        daterange(${row.from}::date, ${row.until}::date), ${row.source}, tstzrange(${act.at}::timestamptz, null))`.execute(
      act.db,
    )
}
