import { type RawBuilder, sql } from 'kysely'
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
import { type SourceRef, sourcesOf } from '#sources/views.ts'
import { areaName } from '#world/views.ts'
import { officeName } from './naming.ts'

/**
 * One mandate over a country: which office holds which function for it, by which area, since when, by which source.
 * `via` is the area (or the country itself) through which the mandate reaches the country; `basis` tells whether the function
 * was given for that area, or the office covers the country and holds the function without an area of its own.
 */
export interface Mandate extends Period {
  office: string
  officeName: string
  kind: string | null
  function: string
  via: string
  viaName: string | null
  basis: 'held-for' | 'coverage'
  membership: 'stated' | 'derived'
  condition: string
  holds: boolean
  /** Of a mandate by coverage: since when both the coverage and the function are held here. */
  recordedFrom: string
  sources: SourceRef[]
}

/** What is asked about mandates: names in which language, one function only, also those of other times. */
interface MandatesAsked {
  locale: Locale
  function?: string | undefined
  all?: boolean
}

/**
 * Who is responsible for a country, for which function, and why; `all` adds who was before and who came after.
 * A mandate reaches a country by the area its function is held for, or by what the office covers. Coverage itself is
 * answered as the function `coverage`.
 */
export const responsibleFor = (
  db: Db,
  moment: Moment,
  country: string,
  asked: MandatesAsked,
): Promise<Mandate[]> => mandatesOver<Mandate>(db, moment, { countries: [country], ...asked })

/** A mandate, and the country (or area) of those asked about that it reaches. */
export type MandateOver = Mandate & { country: string }

/** The same for several countries, or areas that stand for themselves, in one query. */
export const responsibleForEach = (
  db: Db,
  moment: Moment,
  countries: readonly string[],
  asked: MandatesAsked,
): Promise<MandateOver[]> =>
  mandatesOver<MandateOver>(db, moment, { countries, ...asked, named: sql`mandate.country,` })

interface MandatesOver extends MandatesAsked {
  countries: readonly string[]
  /** SQL for a column more. */
  named?: RawBuilder<unknown>
}

async function mandatesOver<Row extends Mandate>(
  db: Db,
  moment: Moment,
  { countries, locale, function: wanted, all = false, named = sql`` }: MandatesOver,
): Promise<Row[]> {
  const when = (alias: string) => (all ? known(alias, moment) : holds(alias, moment))
  const rows = await sql<Row>`
    with asked as materialized (select distinct unnest(${[...countries]}::text[]) as country),
    reaching as materialized (
      select within.country, within.area as via, bool_or(claim.certainty = 'derived') as derived from area_member within
        join asked on asked.country = within.country
        left join claim on claim.key = any(within.claims) and ${known('claim', moment)}
        where ${all ? known('within', moment) : holds('within', moment, true)} group by 1, 2
      union all select country, country, false from asked),
    covering as (select held.*, reaching.country, reaching.derived from office_coverage held join reaching on reaching.via = held.covers where ${when('held')}),
    mandate as (
      select reaching.country, held.office, held.function, held.held_for as via, 'held-for' as basis, '' as condition, reaching.derived,
        held.sure, held.possible, held.stated, held.recorded, held.claims
      from office_function held join reaching on reaching.via = held.held_for where ${when('held')}
      union all
      select covering.country, covering.office, held.function, covering.covers, 'coverage', covering.condition, covering.derived,
        held.sure * covering.sure, held.possible * covering.possible, held.stated * covering.stated, held.recorded * covering.recorded, held.claims || covering.claims
      from covering join office_function held on held.office = covering.office and held.held_for = ''
        and ${when('held')} and held.possible && covering.possible
      union all
      select country, office, 'coverage', covers, 'coverage', condition, derived, sure, possible, stated, recorded, claims from covering)
    select ${named} mandate.office, ${officeName(sql`mandate.office`, moment)} as "officeName",
      (select kinded.kind from office_kind kinded where kinded.office = mandate.office and ${holds('kinded', moment)} limit 1) as kind, mandate.function, mandate.via,
      ${areaName(sql`mandate.via`, moment, locale)} as "viaName", mandate.basis, mandate.condition,
      case when mandate.derived then 'derived' else 'stated' end as membership,
      coalesce(mandate.sure @> ${moment.asOf}::date, false) or (${moment.asOf > moment.horizon} and coalesce(mandate.sure @> ${moment.horizon}::date, false)
        and mandate.possible @> ${moment.asOf}::date) as holds,
      ${periodOf('mandate', moment)}, ${recordedFromOf('mandate')}, ${recordedAgainOf('mandate')}, ${sourcesOf('mandate', moment)}
    from mandate
    where not isempty(mandate.possible) and (${wanted === undefined} or mandate.function = ${wanted ?? ''})
    order by mandate.function <> 'coverage', mandate.function, lower(mandate.sure) desc nulls last, mandate.office, mandate.country,
      mandate.via, mandate.basis, mandate.condition, mandate.possible, mandate.claims`.execute(db)
  return rows.rows
}
