import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, known, type Period, periodOf } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { type SourceRef, sourcesOf } from '#sources/views.ts'
import { areaName, cityName, countryName } from '#world/views.ts'
import { officeCity, officeName } from './naming.ts'

/** A word of the vocabulary with how many offices carry it on the day; the period spans all who ever did. */
export interface WordInUse extends Period {
  id: string
  offices: number
  sources: SourceRef[]
}

const inUse = async (
  db: Db,
  moment: Moment,
  table: string,
  column: string,
): Promise<WordInUse[]> => {
  const rows = await sql<WordInUse>`
    with used as (
      select ${sql.ref(`held.${column}`)} as word, count(distinct held.office) filter (where ${holds('held', moment)})::int as offices,
        range_merge(range_agg(held.sure)) as sure, range_merge(range_agg(held.possible)) as possible,
        range_agg(held.stated) as stated, array_agg(held.claims[1]) as cited
      from ${sql.table(table)} held where ${known('held', moment)} group by 1)
    select used.word as id, used.offices, ${periodOf('used', moment)},
      coalesce((select json_agg(spoken) from (
        select min(claim.key) as claim, said.id as source, min(said.title) as title, min(claim.line) as line, min(said.marking) as marking
        from claim join source said on said.id = claim.source and ${known('said', moment)}
        where claim.key = any(used.cited) and ${known('claim', moment)} group by said.id order by said.id) spoken), '[]'::json) as sources
    from used order by 1`.execute(db)
  return rows.rows
}

/** The kinds that any office ever was. */
export const kindsInUse = (db: Db, moment: Moment) => inUse(db, moment, 'office_kind', 'kind')
/** The functions that any office ever held. */
export const functionsInUse = (db: Db, moment: Moment) =>
  inUse(db, moment, 'office_function', 'function')

/** An office under a kind, function or area, at some time. */
export interface Holder extends Period {
  office: string
  name: string
  kind: string | null
  cityName: string | null
  detail: string | null
  holds: boolean
  sources: SourceRef[]
}

async function holders(
  db: Db,
  moment: Moment,
  locale: Locale,
  {
    table,
    where,
    detail,
  }: { table: string; where: RawBuilder<unknown>; detail: RawBuilder<unknown> },
): Promise<Holder[]> {
  const rows = await sql<Holder>`
    select held.office, ${officeName(sql`held.office`, moment)} as name, kinded.kind,
      ${cityName(officeCity(sql`held.office`, moment), moment, locale)} as "cityName", ${detail} as detail,
      coalesce(${holds('held', moment)}, false) as holds, ${periodOf('held', moment)}, ${sourcesOf('held', moment)}
    from ${sql.table(table)} held
    left join lateral (select kind from office_kind kinded where kinded.office = held.office and ${known('kinded', moment)}
      and kinded.sure is not null order by kinded.sure @> ${moment.asOf}::date desc, kinded.sure && held.sure desc nulls last, lower(kinded.sure) desc limit 1) kinded on true
    where ${known('held', moment)} and ${where}
    order by holds desc, 2, lower(held.sure)`.execute(db)
  return rows.rows
}

/** Every office that ever was of this kind. */
export const holdersOfKind = (db: Db, moment: Moment, locale: Locale, kind: string) =>
  holders(db, moment, locale, {
    table: 'office_kind',
    where: sql`held.kind = ${kind}`,
    detail: sql`null::text`,
  })

/** Every office that ever held this function, with the area it is held for. */
export const holdersOfFunction = (db: Db, moment: Moment, locale: Locale, name: string) =>
  holders(db, moment, locale, {
    table: 'office_function',
    where: sql`held.function = ${name}`,
    detail: sql`coalesce(${areaName(sql`held.held_for`, moment, locale)}, ${countryName(sql`held.held_for`, moment, locale)}, nullif(held.held_for, ''))`,
  })

/** Every office that ever covered this area. */
export const holdersOfArea = (db: Db, moment: Moment, locale: Locale, area: string) =>
  holders(db, moment, locale, {
    table: 'office_coverage',
    where: sql`held.covers = ${area}`,
    detail: sql`nullif(held.condition, '')`,
  })

/** Something that began, ended or changed in the network at a known or nearly known day. */
export interface Change {
  day: string
  office: string
  name: string
  kind: string
  before: string | null
}

/** What changed last before the day asked about: kinds that began, newest first. */
export async function lastChanges(db: Db, moment: Moment, limit: number): Promise<Change[]> {
  const rows = await sql<Change>`
    select lower(held.possible) as day, held.office, ${officeName(sql`held.office`, moment)} as name, held.kind,
      (select earlier.kind from office_kind earlier where earlier.office = held.office and ${known('earlier', moment)}
        and earlier.sure << held.sure order by lower(earlier.sure) desc limit 1) as before
    from office_kind held where ${known('held', moment)} and lower(held.possible) <= ${moment.asOf}::date
      and lower(held.sure) - lower(held.possible) <= 366
    order by 1 desc, 3 limit ${limit}`.execute(db)
  return rows.rows.filter((row) => row.before !== row.kind)
}

/** Ids of offices that are unknown are refused by the doors; this tells whether one was ever named. */
export const isOffice = async (db: Db, id: string): Promise<boolean> =>
  (await officesKnown(db, [id])).has(id)

/** Which of these were ever named as offices. */
export async function officesKnown(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ office: string }>`
    select distinct office from office_name where office = any(${[...ids]}::text[])`.execute(db)
  return new Set(rows.map(({ office }) => office))
}

/** Whether any office site was ever in this language. */
export async function isSiteLanguage(db: Db, language: string): Promise<boolean> {
  const rows = await sql<{
    is: boolean
  }>`select exists (select from office_language where language = ${language}) as is`.execute(db)
  return rows.rows[0]?.is ?? false
}

/** The languages that any office site is in on the day. */
export async function siteLanguages(db: Db, moment: Moment): Promise<string[]> {
  const rows = await sql<{ language: string }>`
    select distinct spoken.language from office_language spoken where ${holds('spoken', moment)} order by 1`.execute(
    db,
  )
  return rows.rows.map((row) => row.language)
}

/** The functions that had moved from headquarters to an administrative centre by the day, as last stated; `detail` is the function. */
export async function movedToCentres(db: Db, moment: Moment, locale: Locale): Promise<Holder[]> {
  const moved = await holders(db, moment, locale, {
    table: 'office_function',
    where: sql`held.held_for = 'from:headquarters' and lower(held.sure) <= ${moment.asOf}::date`,
    detail: sql`held.function`,
  })
  return moved
}
