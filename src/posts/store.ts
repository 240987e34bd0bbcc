import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Delegation, Holding, Post } from './model/post.ts'

type Made = Omit<Post, 'officeName' | 'isDocumented'>

/** Records a post that was made. */
export async function addPost(act: Act, post: Made): Promise<void> {
  await sql`
    insert into post (id, role, office, unit, titles, confined_to, is_public, held, recorded)
    values (${post.id}, ${post.role}, ${post.office}, ${post.unit}, ${JSON.stringify(post.titles)}::jsonb,
      ${post.confinedTo}::text[], ${post.isPublic}, daterange(${post.from}::date, ${post.until}::date),
      tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}

/** Records who holds a post. */
export async function addHolding(act: Act, holding: Holding): Promise<void> {
  await sql`
    insert into holding (id, post, person, public_name, held, why, recorded)
    values (${holding.id}, ${holding.post}, ${holding.person}, ${holding.publicName},
      daterange(${holding.from}::date, ${holding.until}::date), ${holding.why}, tstzrange(${act.at}::timestamptz, null))`.execute(
    act.db,
  )
}

/** Records rights that a post lends. */
export async function addDelegation(act: Act, lent: Delegation): Promise<void> {
  await sql`
    insert into delegation (id, post, to_post, person, rights, held, reason, recorded)
    values (${lent.id}, ${lent.post}, ${lent.toPost}, ${lent.person}, ${lent.rights}::text[],
      daterange(${lent.from}::date, ${lent.until}::date), ${lent.reason}, tstzrange(${act.at}::timestamptz, null))`.execute(
    act.db,
  )
}

/** The row that is held now no longer is; what holds of it before `day` is recorded anew. A row that begins on that day or later goes altogether. */
export async function endPostRow(act: Act, id: string, day: Day): Promise<void> {
  await sql`
    with closed as (update post set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
      where id = ${id} and upper_inf(recorded) and ${ends(day)} returning *)
    insert into post (id, role, office, unit, titles, confined_to, is_public, held, recorded)
    select id, role, office, unit, titles, confined_to, is_public, held * ${before(day)}, tstzrange(${act.at}::timestamptz, null)
    from closed where not isempty(held * ${before(day)})`.execute(act.db)
}

/** Ends one holding on a day: the first on which it is no longer held. */
export async function endHoldingRow(act: Act, id: string, day: Day): Promise<void> {
  await sql`
    with closed as (update holding set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
      where id = ${id} and upper_inf(recorded) and ${ends(day)} returning *)
    insert into holding (id, post, person, public_name, held, why, recorded)
    select id, post, person, public_name, held * ${before(day)}, why, tstzrange(${act.at}::timestamptz, null)
    from closed where not isempty(held * ${before(day)})`.execute(act.db)
}

/** Ends rights that were lent on a day: the first on which they are no longer held. */
export async function endDelegationRow(act: Act, id: string, day: Day): Promise<void> {
  await sql`
    with closed as (update delegation set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
      where id = ${id} and upper_inf(recorded) and ${ends(day)} returning *)
    insert into delegation (id, post, to_post, person, rights, held, reason, recorded)
    select id, post, to_post, person, rights, held * ${before(day)}, reason, tstzrange(${act.at}::timestamptz, null)
    from closed where not isempty(held * ${before(day)})`.execute(act.db)
}

const before = (day: Day) => sql`daterange(null, ${day}::date)`
const ends = (day: Day) => sql<boolean>`(upper_inf(held) or upper(held) > ${day}::date)`
