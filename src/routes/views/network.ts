import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, periodOf } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeCity, officeCountry, officeName } from '#network/views/naming.ts'
import { responsibleForEach } from '#network/views/responsible.ts'
import { sourcesOf } from '#sources/views.ts'
import type { HeldAnywhere, NetworkFacts, NetworkOffice } from '#routes/model/network.ts'
import type { Rule } from '#routes/model/rule.ts'

/**
 * The network of a day as rules look at it: who holds what for these countries, the offices of the day, and who holds what rules ask of
 * anybody. `only` leaves out offices that these rules could not ask about these countries, but for those it names. Three queries, however many countries.
 */
export async function networkOn(
  db: Db,
  moment: Moment,
  countries: readonly string[],
  rules: readonly Pick<Rule, 'asks'>[],
  only: readonly string[] | null = null,
): Promise<NetworkFacts> {
  const functions = rules.flatMap(({ asks }) =>
    asks.flatMap((ask) => (ask.by === 'function' && ask.of === 'anything' ? [ask.function] : [])),
  )
  const places = [...new Set(countries)]
  const held =
    places.length === 0 ? [] : await responsibleForEach(db, moment, places, { locale: 'en' })
  const anywhere = functions.length === 0 ? [] : await heldAnywhere(db, moment, functions)
  const kinds = rules.flatMap(({ asks }) =>
    asks.flatMap((ask) => (ask.by === 'kind' ? ask.kinds : [])),
  )
  const named = [
    ...(only ?? []),
    ...held.map(({ office }) => office),
    ...anywhere.map(({ office }) => office),
  ]
  const offices = await officesOn(db, moment, only === null ? null : { named, kinds, places })
  return {
    on: moment.asOf,
    offices: new Map(offices.map((each) => [each.office, each])),
    mandates: Map.groupBy(
      held.map((each) => ({
        office: each.office,
        function: each.function,
        country: each.country,
        via: each.via,
        basis: each.basis,
        sources: each.sources,
        from_earliest: each.from_earliest,
        from_latest: each.from_latest,
        until_earliest: each.until_earliest,
        until_latest: each.until_latest,
        last_stated: each.last_stated,
        certainty: each.certainty,
      })),
      ({ country }) => country,
    ),
    anywhere,
  }
}

/** Every office that nothing speaks against on the day, with its kind where that holds on the day. */
async function officesOn(
  db: Db,
  moment: Moment,
  only: { named: readonly string[]; kinds: readonly string[]; places: readonly string[] } | null,
): Promise<NetworkOffice[]> {
  const office = sql`kinded.office`
  const among =
    only === null
      ? sql`true`
      : sql`(kinded.kind = any(${[...new Set(only.kinds)]}::text[]) or kinded.office in (
          select unnest(${[...new Set(only.named)]}::text[])
          union select placed.office from office_place placed join city_country located on located.city = placed.city
            where located.country = any(${[...only.places]}::text[])
          union select stated.office from office_country stated where stated.country = any(${[...only.places]}::text[])))`
  const isSure = holds('kinded', moment)
  const { rows } = await sql<NetworkOffice>`
    select distinct on (kinded.office) kinded.office, coalesce(${officeName(office, moment)}, kinded.office) as name,
      case when ${isSure} then kinded.kind end as kind, ${officeCountry(office, officeCity(office, moment), moment)} as country
    from office_kind kinded where ${holds('kinded', moment, true)} and ${among}
    order by kinded.office, coalesce(${isSure}, false) desc, lower(kinded.sure) desc nulls last`.execute(
    db,
  )
  return rows
}

async function heldAnywhere(
  db: Db,
  moment: Moment,
  functions: readonly string[],
): Promise<HeldAnywhere[]> {
  const { rows } = await sql<HeldAnywhere>`
    select held.office, held.function, ${periodOf('held', moment)}, ${sourcesOf('held', moment)}
    from office_function held where held.function = any(${[...new Set(functions)]}::text[]) and held.held_for = ''
      and ${holds('held', moment)} order by held.office, held.function`.execute(db)
  return rows
}

/** The countries in these countries and areas on the day. An area nobody knows the members of has none. One query. */
export async function countriesIn(
  db: Db,
  moment: Moment,
  covers: readonly string[],
): Promise<string[]> {
  if (covers.length === 0) return []
  const { rows } = await sql<{ country: string }>`
    select distinct coalesce(within.country, covered.place) as country from unnest(${[...covers]}::text[]) covered (place)
      left join area_member within on within.area = covered.place and ${holds('within', moment, true)}
    where within.country is not null or covered.place ~ '^[A-Z]{3}$' order by 1`.execute(db)
  return rows.map(({ country }) => country)
}
