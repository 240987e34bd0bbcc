import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import {
  holds,
  known,
  type Period,
  periodOf,
  recordedAgainOf,
  recordedFromOf,
} from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { officeCity, officeName } from '#network/views/naming.ts'
import { type Countable, isWanted } from '#network/views/countables.ts'
import { type SourceRef, sourcesOf } from '#sources/views.ts'
import { cityName, countryName } from '#world/views.ts'

/** A body outside the organisation; the period is that of its name. */
export interface BodyItem extends Period {
  id: string
  name: string
  shortName: string | null
  kind: string | null
  offices: number
  lastLiaison: string | null
  recordedFrom: string
  sources: SourceRef[]
}

/** Every body that any source names, A to Z, with how many offices speak to it on the day, and when that was last stated. */
export async function bodyList(
  db: Db,
  moment: Moment,
  kind: string | null = null,
): Promise<BodyItem[]> {
  const rows = await sql<BodyItem>`
    with body as (
      select distinct on (named.body) named.*,
        (select min(short.name) from body_short_name short where short.body = named.body and ${known('short', moment)}) as short_name,
        (select min(kinded.kind) from body_kind kinded where kinded.body = named.body and ${known('kinded', moment)}) as kind
      from body_name named where ${known('named', moment)}
      order by named.body, coalesce(named.sure @> ${moment.asOf}::date, false) desc, lower(named.sure) desc)
    select body.body as id, body.name, body.short_name as "shortName", body.kind,
      (select count(distinct held.office)::int from office_liaison held where held.body = body.body and ${holds('held', moment)}) as offices,
      (select max(upper(held.stated) - 1) from office_liaison held where held.body = body.body and ${known('held', moment)}) as "lastLiaison",
      ${periodOf('body', moment)}, ${recordedFromOf('body')}, ${sourcesOf('body', moment)}
    from body where ${kind === null} or body.kind = ${kind ?? ''}
    order by lower(body.name)`.execute(db)
  return rows.rows
}

/** Who spoke to a body for the organisation, in which role, when. */
export interface Liaison extends Period {
  office: string
  name: string
  cityName: string | null
  kind: string | null
  role: string
  holds: boolean
  recordedFrom: string
  sources: SourceRef[]
}

export interface Body {
  id: string
  name: string
  names: string[]
  shortNames: string[]
  kind: string | null
  members: { id: string; name: string }[]
}

/** A body with its names and members, or undefined when no source names it. */
export async function body(
  db: Db,
  moment: Moment,
  locale: Locale,
  id: string,
): Promise<Body | undefined> {
  const rows = await sql<Body>`
    select ${id} as id, (array_agg(named.name order by lower(named.sure) desc))[1] as name, array_agg(distinct named.name) as names,
      coalesce((select array_agg(distinct short.name) from body_short_name short where short.body = ${id} and ${known('short', moment)}), '{}') as "shortNames",
      (select min(kinded.kind) from body_kind kinded where kinded.body = ${id} and ${known('kinded', moment)}) as kind,
      coalesce((select json_agg(distinct jsonb_build_object('id', held.country, 'name', ${countryName(sql`held.country`, moment, locale)}))
        from body_member held where held.body = ${id} and ${known('held', moment)} and held.possible @> ${moment.asOf}::date), '[]'::json) as members
    from body_name named where named.body = ${id} and ${known('named', moment)} having count(*) > 0`.execute(
    db,
  )
  return rows.rows[0]
}

/** Everyone who ever spoke to the body; those of the day asked about first. */
export async function liaisonWith(
  db: Db,
  moment: Moment,
  locale: Locale,
  id: string,
): Promise<Liaison[]> {
  const rows = await sql<Liaison>`
    select held.office, ${officeName(sql`held.office`, moment)} as name, held.role,
      ${cityName(officeCity(sql`held.office`, moment), moment, locale)} as "cityName",
      (select kinded.kind from office_kind kinded where kinded.office = held.office and ${known('kinded', moment)}
        and kinded.sure is not null order by kinded.sure @> ${moment.asOf}::date desc, kinded.sure && held.sure desc nulls last, lower(kinded.sure) desc limit 1) as kind,
      coalesce(${holds('held', moment)}, false) as holds, ${periodOf('held', moment)}, ${recordedFromOf('held')}, ${recordedAgainOf('held')}, ${sourcesOf('held', moment)}
    from office_liaison held where held.body = ${id} and ${known('held', moment)}
    order by holds desc, lower(held.sure) desc, held.office`.execute(db)
  return rows.rows
}

/** The bodies one office ever spoke to. */
export interface OfficeLiaison extends Period {
  body: string
  name: string
  role: string
  holds: boolean
  sources: SourceRef[]
}

export async function liaisonOf(db: Db, moment: Moment, office: string): Promise<OfficeLiaison[]> {
  const rows = await sql<OfficeLiaison>`
    select held.body, held.role, coalesce((select named.name from body_name named where named.body = held.body and ${known('named', moment)}
        order by lower(named.sure) desc limit 1), held.body) as name,
      coalesce(${holds('held', moment)}, false) as holds, ${periodOf('held', moment)}, ${sourcesOf('held', moment)}
    from office_liaison held where held.office = ${office} and ${known('held', moment)}
    order by holds desc, 3`.execute(db)
  return rows.rows
}

/** Who speaks to whom, counted by region or office: each body once for each office that speaks to it, in whatever role. */
export const liaisonPosts: Countable = {
  id: 'liaison',
  words: 'liaison.restated.count',
  rows: (moment, filter) => sql`
    select distinct held.office || '/' || held.body as id, held.office, null as country,
      coalesce((select named.name from body_name named where named.body = held.body and ${known('named', moment)}
        order by lower(named.sure) desc limit 1), held.body) as detail
    from office_liaison held where ${holds('held', moment)} and ${isWanted(sql`held.office`, filter, moment)}`,
  detailText: (detail) => detail,
}
