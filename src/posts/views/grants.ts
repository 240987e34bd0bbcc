import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Day } from '#platform/day.ts'
import { known } from '#platform/db/periods.ts'
import type { Grant, Reach } from '#platform/doors/asker.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import { englishTitle } from './titles.ts'
import { onDay, postRows } from './rows.ts'

/** A right that somebody has on a day. */
export interface PersonalGrant extends Grant {
  person: string
  role: string
  officeName: string | null
}

/** All rights that a person has on the day of this moment, by the posts they hold and by what other posts lent them. One query. */
export const grantsOf = async (db: Db, person: string, moment: Moment): Promise<Grant[]> =>
  grantsOn(db, moment, person)

interface Row {
  person: string
  under: string
  lender: string | null
  right: string
  reach: Reach
  function: string
  amount: string | null
  currency: string
  role: string
  titles: Record<string, string>
  office: string | null
  officeName: string | null
  confinedTo: string[]
  until: Day | null
  ownRole: string
  ownTitles: Record<string, string>
  ownOfficeName: string | null
}

/** Only some of all rights: those of these names, and what administrators have; and what these posts give, where they are told. */
export interface AmongGrants {
  rights: readonly string[]
  posts: readonly string[] | null
}

/** The rights of one person, or of all, on the day. Rights that were lent count while the one who has them holds the post they were lent to. */
export async function grantsOn(
  db: Db,
  moment: Moment,
  person: string | null = null,
  among: AmongGrants | null = null,
): Promise<PersonalGrant[]> {
  const of = (alias: string) =>
    person === null
      ? sql`${sql.ref(`${alias}.person`)} is not null`
      : sql`${sql.ref(`${alias}.person`)} = ${person}`
  const posts = among?.posts ?? null
  const given = (alias: string) =>
    posts === null ? sql`true` : sql`${sql.ref(`${alias}.post`)} = any(${[...posts]}::text[])`
  const wanted =
    among === null
      ? sql`true`
      : sql`(given.verb = any(${[...among.rights]}::text[]) or bearing.role = 'administrator')`
  const rows = await sql<Row>`
    with own as materialized (
      select holding.person, holding.post, holding.held from holding where ${of('holding')} and ${onDay('holding', moment)}),
    exercised as (
      select own.person, own.post as under, own.post as gives, null::text as lender, null::text[] as rights, own.held from own where ${given('own')}
      union all
      select own.person, own.post, lent.post, lent.post, lent.rights, lent.held * own.held
      from delegation lent join own on own.person = lent.person and own.post = lent.to_post where ${of('lent')} and ${given('lent')} and ${onDay('lent', moment)}),
    bearing as materialized (
      select exercised.person, exercised.under, exercised.lender, exercised.rights, exercised.held * post.held as held,
        post.role, post.titles, post.office, post.confined_to, ${officeName(sql`post.office`, moment)} as office_name,
        bearer.role as own_role, bearer.titles as own_titles, ${officeName(sql`bearer.office`, moment)} as own_office_name
      from exercised
        cross join lateral (${postRows(moment, { id: sql`exercised.gives` })}) post
        cross join lateral (${postRows(moment, { id: sql`exercised.under` })}) bearer)
    select bearing.person, bearing.under, bearing.lender, given.verb as right, given.reach, given.function,
      given.amount_limit::text as amount, given.currency, bearing.role, bearing.titles, bearing.office, bearing.confined_to as "confinedTo",
      bearing.office_name as "officeName", upper(bearing.held * given.held) as until,
      bearing.own_role as "ownRole", bearing.own_titles as "ownTitles", bearing.own_office_name as "ownOfficeName"
    from bearing
      join role_right given on given.role = bearing.role and given.held @> ${moment.asOf}::date and ${known('given', moment)}
        and (bearing.rights is null or given.verb = any(bearing.rights)) and ${wanted}
    order by bearing.person, bearing.lender nulls first, bearing.under, given.verb, given.reach, given.function`.execute(
    db,
  )
  return rows.rows.map((row) => {
    const lender = englishTitle(row.role, row.titles, row.officeName)
    return {
      person: row.person,
      role: row.role,
      right: row.right,
      post: { id: row.under, title: englishTitle(row.ownRole, row.ownTitles, row.ownOfficeName) },
      office: row.office,
      officeName: row.officeName,
      reach: row.reach,
      function: row.function || null,
      onBehalfOf: row.lender === null ? null : { id: row.lender, title: lender },
      until: row.until,
      confinedTo: row.confinedTo,
      limit: row.amount === null ? null : { amount: row.amount, currency: row.currency },
    }
  })
}
