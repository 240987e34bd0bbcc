import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Day } from '#platform/day.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import type { Delegation, Holding, Post } from '#posts/model/post.ts'
import { onDay, postRows } from './rows.ts'

/** A post of a day with who holds it; `holder` and `person` are null where it is vacant. */
export interface PostItem extends Post {
  holding: string | null
  person: string | null
  publicName: string | null
  heldFrom: Day | null
  heldUntil: Day | null
  /** The post whose holder is in charge meanwhile, if one is. */
  inChargePost: string | null
  inChargePerson: string | null
  recordedFrom: string
}

/** What a list of posts is narrowed by. */
export interface PostFilter {
  role?: string | undefined
  office?: string | undefined
  vacant?: boolean | undefined
  person?: string | undefined
}

/** The posts of a day, by office and role. */
export async function postList(
  db: Db,
  moment: Moment,
  { role, office, vacant, person }: PostFilter = {},
): Promise<PostItem[]> {
  const rows = await sql<PostItem>`
    select ${postColumns(moment)}, holder.id as holding, holder.person, holder.public_name as "publicName",
      lower(holder.held) as "heldFrom", upper(holder.held) as "heldUntil",
      charged.to_post as "inChargePost", charged.person as "inChargePerson",
      ${instantText(sql`greatest(lower(post.recorded), lower(holder.recorded))`)} as "recordedFrom"
    from (${postRows(moment)}) post
      left join holding holder on holder.post = post.id and ${onDay('holder', moment)}
      left join lateral (select lent.to_post, lent.person from delegation lent
        where lent.post = post.id and lent.rights is null and ${onDay('lent', moment)} order by lower(lent.held) desc limit 1) charged on true
    where ${role === undefined} or post.role = ${role ?? ''}
    order by post.is_documented desc, lower(${officeName(sql`post.office`, moment)}), post.role, post.id`.execute(
    db,
  )
  return rows.rows.filter(
    (row) =>
      (office === undefined || row.office === office) &&
      (vacant !== true || row.holding === null) &&
      (person === undefined || row.person === person),
  )
}

const postColumns = (moment: Moment): RawBuilder<unknown> => sql`
  post.id, post.role, post.titles, post.office, ${officeName(sql`post.office`, moment)} as "officeName", post.unit,
  post.confined_to as "confinedTo", post.is_public as "isPublic", post.is_documented as "isDocumented",
  lower(post.held) as from, upper(post.held) as until`

/** A post on the day, else as it was or will be; undefined when there never was one. */
export async function postById(db: Db, moment: Moment, id: string): Promise<Post | undefined> {
  const rows = await sql<Post>`
    select ${postColumns(moment)} from (${postRows(moment, { all: true, id: sql`${id}` })}) post
    order by post.held @> ${moment.asOf}::date desc, upper(post.held) desc nulls first limit 1`.execute(
    db,
  )
  return rows.rows[0]
}

/** Everyone who holds, held or will hold a post, the latest first. */
export async function holdingsOf(db: Db, moment: Moment, post: string): Promise<Holding[]> {
  const rows = await sql<Holding>`
    select id, post, person, public_name as "publicName", lower(held) as from, upper(held) as until, why
    from holding where post = ${post} and ${known('holding', moment)} order by lower(held) desc nulls last`.execute(
    db,
  )
  return rows.rows
}

/** What a post lent or was lent, ever, the latest first. */
export async function delegationsOf(db: Db, moment: Moment, post: string): Promise<Delegation[]> {
  const rows = await sql<Delegation>`
    select ${lentColumns} from delegation where (post = ${post} or to_post = ${post}) and ${known('delegation', moment)}
    order by lower(held) desc nulls last`.execute(db)
  return rows.rows
}

/** All rights that are lent on the day. */
export async function delegationsOn(db: Db, moment: Moment): Promise<Delegation[]> {
  const rows = await sql<Delegation>`
    select ${lentColumns} from delegation where ${onDay('delegation', moment)} order by post, to_post`.execute(
    db,
  )
  return rows.rows
}

const lentColumns = sql`id, post, to_post as "toPost", person, rights, lower(held) as from, upper(held) as until, reason`

/** Whether the id was ever used for a post. */
export async function isPostKnown(db: Db, id: string): Promise<boolean> {
  const rows =
    await sql`select from post where id = ${id} union all select from unit_post where unit = ${id} limit 1`.execute(
      db,
    )
  return rows.rows.length > 0
}
