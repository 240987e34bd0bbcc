import { sql } from 'kysely'
import { holds } from '#platform/db/periods.ts'
import type { Network } from '#network/views/impact.ts'
import { officeCity, officeCountry } from '#network/views/naming.ts'
import type { Reach } from '#plans/model/drafting/fit.ts'
import type { Holding } from '#plans/model/life/consulted.ts'

/** What offices hold for countries and areas on a day, and where they work: found once for all plans. */
export interface Mandates {
  /** What is held for the countries that these are or are made of, and for areas that have none: as `consultedOn` finds it of one plan. */
  holdingsFor(covers: readonly string[]): Holding[]
  /** What kind of office it is; null where nobody knows. */
  kindOf(office: string): string | null
  /** Where the office works. */
  reachOf(office: string): Reach
}

interface Given {
  office: string
  function: string
  place: string
  kind: string | null
}

/** The mandates of a network, for plans of these offices. Three queries, whatever there is. */
export async function mandatesIn(network: Network, offices: readonly string[]): Promise<Mandates> {
  const [members, given, own] = await Promise.all([
    membersIn(network),
    givenIn(network),
    natureOf(network, offices),
  ])
  const countriesOf = (place: string) => members.get(place) ?? [place]
  const held = given.flatMap(({ place, ...each }) =>
    countriesOf(place).map((covers): Holding => ({ ...each, covers })),
  )
  const byCover = Map.groupBy(held, ({ covers }) => covers)
  const byOffice = Map.groupBy(given, ({ office }) => office)
  return {
    holdingsFor: (covers) =>
      [...new Set(covers.flatMap(countriesOf))]
        .toSorted()
        .flatMap((place) => byCover.get(place) ?? []),
    kindOf: (office) => own.get(office)?.kind ?? null,
    reachOf: (office) => {
      const country = own.get(office)?.country ?? null
      const told = (byOffice.get(office) ?? []).map(({ place }) => place)
      const direct = [...told, ...(country === null ? [] : [country])]
      return { places: new Set(direct.flatMap((each) => [each, ...countriesOf(each)])), members }
    },
  }
}

async function membersIn({ db, moment }: Network): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await sql<{ area: string; countries: string[] }>`
    select member.area, array_agg(distinct member.country order by member.country) as countries
    from area_member member where ${holds('member', moment, true)} group by 1`.execute(db)
  return new Map(rows.map(({ area, countries }) => [area, countries]))
}

/** Who holds which function for which place: as it was given, or by what the office covers; the coverage itself too. */
async function givenIn({ db, moment }: Network): Promise<Given[]> {
  const { rows } = await sql<Given>`
    with covered as materialized (
      select held.office, held.covers from office_coverage held where ${holds('held', moment)}),
    function_held as materialized (
      select held.office, held.function, held.held_for from office_function held where ${holds('held', moment)}),
    kind as materialized (
      select distinct on (kinded.office) kinded.office, kinded.kind from office_kind kinded where ${holds('kinded', moment)}
      order by kinded.office, kinded.kind),
    mandate as (
      select office, function, held_for as place from function_held where held_for <> ''
      union select covered.office, held.function, covered.covers from covered join function_held held
        on held.office = covered.office and held.held_for = ''
      union select office, 'coverage', covers from covered)
    select mandate.office, mandate.function, mandate.place, kind.kind from mandate left join kind on kind.office = mandate.office
    order by mandate.office collate "C", mandate.function collate "C", mandate.place collate "C"`.execute(
    db,
  )
  return rows
}

interface Nature {
  kind: string | null
  country: string | null
}

async function natureOf(
  { db, moment }: Network,
  offices: readonly string[],
): Promise<ReadonlyMap<string, Nature>> {
  const { rows } = await sql<Nature & { office: string }>`
    select asked.office, ${officeCountry(sql`asked.office`, officeCity(sql`asked.office`, moment), moment)} as country,
      (select kinded.kind from office_kind kinded where kinded.office = asked.office and ${holds('kinded', moment)}
        order by kinded.kind limit 1) as kind
    from (select distinct unnest(${[...offices]}::text[]) as office) asked`.execute(db)
  return new Map(rows.map(({ office, ...nature }) => [office, nature]))
}
