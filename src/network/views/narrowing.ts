import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { type Fault, Refusal } from '#platform/refusal.ts'
import { fold } from '#platform/text.ts'
import { isMember, refuseUnknown } from '#world/views.ts'
import { isOffice, isSiteLanguage } from './lists.ts'
import { officeCity, officeCountry } from './naming.ts'

/** What a list of offices can be narrowed by; all must hold on the day asked about. */
export interface OfficeFilter {
  kind?: string | undefined
  function?: string | undefined
  country?: string | undefined
  area?: string | undefined
  language?: string | undefined
  city?: string | undefined
  /** The office they report to. */
  line?: string | undefined
  q?: string | undefined
}

/** The filter in a query that holds more, like its page or language; empty fields of a form narrow nothing. */
export const officeFilterFrom = (query: OfficeFilter): OfficeFilter => ({
  kind: query.kind || undefined,
  function: query.function || undefined,
  country: query.country || undefined,
  area: query.area || undefined,
  language: query.language || undefined,
  city: query.city || undefined,
  line: query.line || undefined,
  q: query.q || undefined,
})

/** What a list of offices is about: the filter, and whether what merely nothing speaks against is listed too. */
export interface OfficesAsked {
  filter: OfficeFilter
  possible: boolean
}

type Text = RawBuilder<unknown>

/** SQL for the relation a list is about, a row an office: that of the function asked for, else the kind. */
export function aboutOffices({ filter, possible }: OfficesAsked, moment: Moment): Text {
  if (filter.function === undefined)
    return sql`select * from office_kind kinded where ${holds('kinded', moment, possible)}`
  return sql`select distinct on (kinded.office) kinded.office, kinded.kind, given.sure, given.possible, given.stated, given.claims, given.recorded
    from office_function given
    join office_kind kinded on kinded.office = given.office and ${holds('kinded', moment, possible)}
    where given.function = ${filter.function} and ${holds('given', moment, possible)}
    order by kinded.office, given.stated @> ${moment.asOf}::date desc`
}

/** SQL for where each office of `about` is on the day: `placed.city`, `located.country`. `offset 0` has each looked up once. */
export const whereOfficesAre = (moment: Moment): Text => sql`
  cross join lateral (select ${officeCity(sql`about.office`, moment)} as city offset 0) placed
  cross join lateral (select ${officeCountry(sql`about.office`, sql`placed.city`, moment)} as country offset 0) located`

const isNarrowedByPlace = ({ country, area, city, q }: OfficeFilter) =>
  [country, area, city, q].some((each) => each !== undefined)

/**
 * SQL condition on `about`, `placed` and `located`. What names a place or a text says it twice: first which offices it can be
 * about, by an index, so that no other is looked at; then that it is so on the day.
 */
export function isAsked({ filter, possible }: OfficesAsked, moment: Moment): RawBuilder<boolean> {
  const { kind, city, country, language, area, line, q = '' } = filter
  const parts = [sql<boolean>`true`]
  if (kind !== undefined) parts.push(sql`about.kind = ${kind}`)
  if (city !== undefined)
    parts.push(
      sql`about.office in (select office from office_place where city = ${city}) and placed.city = ${city}`,
    )
  if (country !== undefined)
    parts.push(sql`about.office in (${everIn(sql`= ${country}`)}) and located.country = ${country}`)
  if (language !== undefined)
    parts.push(sql`about.office in (select spoken.office from office_language spoken
      where spoken.language = ${language} and ${holds('spoken', moment, possible)})`)
  if (line !== undefined)
    parts.push(sql`about.office in (select line.office from office_line line
      where line.reports_to = ${`office:${line}`} and ${holds('line', moment, possible)})`)
  if (area !== undefined)
    parts.push(sql`about.office in (${everIn(sql`in (select country from area_member where area = ${area})`)}
        union all select office from office_coverage where covers = ${area})
      and (${isMember(sql`${area}`, sql`located.country`, moment)}
        or exists (select from office_coverage covering where covering.office = about.office
          and covering.covers = ${area} and ${holds('covering', moment, possible)}))`)
  if (q.trim() !== '') parts.push(isCalled(`%${fold(q)}%`, moment))
  return sql`${sql.join(parts, sql` and `)}`
}

const everIn = (country: Text) => sql`
  select office from office_place where city in (select city from city_country where country ${country})
  union all select office from office_country where country ${country}`

function isCalled(like: string, moment: Moment): RawBuilder<boolean> {
  const named = (table: string, column: string) => {
    const called = sql.ref(`called.${column}`)
    return sql`(select ${called} from ${sql.table(table)} called where called.folded like ${like} and ${known('called', moment)})`
  }
  const [offices, cities, countries] = [
    named('office_name', 'office'),
    named('city_name', 'city'),
    named('country_name', 'country'),
  ]
  return sql`about.office in (select * from ${offices} own union all select office from office_place where city in ${cities}
      union all ${everIn(sql`in ${countries}`)})
    and (about.office in ${offices} or placed.city in ${cities} or located.country in ${countries})`
}

/** How many offices a list holds on the day. */
export async function officeTotal(db: Db, moment: Moment, asked: OfficesAsked): Promise<number> {
  const where = isNarrowedByPlace(asked.filter) ? whereOfficesAre(moment) : sql``
  const rows = await sql<{ total: number }>`
    select count(*)::int as total from (${aboutOffices(asked, moment)}) about ${where}
    where ${isAsked(asked, moment)}`.execute(db)
  return rows.rows[0]?.total ?? 0
}

/** Refuses a filter that names a country, area, city, language or office nobody ever heard of: an empty list would mislead. */
export async function refuseUnknownIn(db: Db, filter: OfficeFilter): Promise<void> {
  await refuseUnknown(db, filter)
  const { language, line } = filter
  const faults: Fault[] = []
  if (language !== undefined && !(await isSiteLanguage(db, language)))
    faults.push({ field: 'language', reason: 'field/language' })
  if (line !== undefined && !(await isOffice(db, line)))
    faults.push({ field: 'line', reason: 'field/office' })
  if (faults.length > 0) throw new Refusal('invalid', 'request/invalid', { faults })
}
