import { sql } from 'kysely'
import { holds, known } from '#platform/db/periods.ts'
import { regionConsequence } from '#network/model/consequences.ts'
import type { ImpactPart, Network } from '#network/views/impact.ts'
import { surestPlaceFirst } from '#network/views/naming.ts'
import { naming, officeNames } from './names.ts'
import { countryOf } from './reaching.ts'

interface Regional {
  office: string
  regional: string[]
}

/** Every office of the day with the Regional Offices that cover the country in which it lies: one, where all is well. */
async function regionsOf({ db, moment }: Network): Promise<Regional[]> {
  const rows = await sql<Regional>`
    with within as materialized (
      select distinct member.area, member.country from area_member member where ${holds('member', moment, true)}),
    kind as materialized (
      select kinded.office, kinded.kind from office_kind kinded where ${holds('kinded', moment)}),
    responsible as materialized (
      select distinct held.office, ${countryOf(sql`held.covers`)} as country
      from office_coverage held join kind on kind.office = held.office and kind.kind = 'regional-office'
      left join within on within.area = held.covers where held.condition = '' and ${holds('held', moment)}),
    placed as (
      select distinct on (placed.office) placed.office, placed.city from office_place placed
      where ${known('placed', moment)} and placed.possible @> ${moment.asOf}::date
      order by placed.office, ${surestPlaceFirst(moment)}),
    located as (
      select distinct on (located.city) located.city, located.country from city_country located where ${known('located', moment)}
      order by located.city),
    stated as (
      select distinct on (stated.office) stated.office, stated.country from office_country stated
      where ${holds('stated', moment, true)} order by stated.office, lower(stated.sure) desc)
    select kind.office, coalesce(array_agg(distinct responsible.office) filter (where responsible.office is not null), '{}') as regional
    from kind left join placed on placed.office = kind.office left join located on located.city = placed.city
      left join stated on stated.office = kind.office
      left join responsible on responsible.country = coalesce(located.country, stated.country)
    group by 1`.execute(db)
  return rows.rows
}

/** Of every office: which Regional Office is responsible for its country. */
export const region: ImpactPart = {
  id: 'region',
  words: 'network.impact.region',
  consequence: regionConsequence,
  standings: async (network) => {
    const [rows, names] = await Promise.all([regionsOf(network), officeNames(network)])
    const named = naming('office', names)
    return rows.map(({ office, regional }) => ({
      key: office,
      about: [named(office)],
      says: regional.toSorted().map(named),
    }))
  },
}
