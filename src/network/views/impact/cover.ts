import { sql } from 'kysely'
import { holds } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { coverConsequence, regionalOffice } from '#network/model/consequences.ts'
import type { ImpactPart, Network } from '#network/views/impact.ts'
import { naming, officeNames, placesCalled } from './names.ts'
import { countryOf } from './reaching.ts'

interface Given {
  function: string
  country: string
  offices: string[]
  /** Those of them that cover the country as its Regional Office. */
  regional: string[]
}

/** Who gives which function to which country, as `responsibleFor` tells of one: for all at once. */
async function given({ db, moment }: Network): Promise<Given[]> {
  const rows = await sql<Given>`
    with within as materialized (
      select distinct member.area, member.country from area_member member where ${holds('member', moment, true)}),
    covered as materialized (
      select held.office, ${countryOf(sql`held.covers`)} as country, bool_or(held.condition = '') as is_plain
      from office_coverage held left join within on within.area = held.covers where ${holds('held', moment)} group by 1, 2),
    function_held as materialized (
      select held.office, held.function, held.held_for from office_function held where ${holds('held', moment)}),
    mandate as (
      select held.function, ${countryOf(sql`held.held_for`)} as country, held.office, false as is_regional
      from function_held held left join within on within.area = held.held_for where held.held_for <> ''
      union select held.function, covered.country, held.office, false
      from covered join function_held held on held.office = covered.office and held.held_for = ''
      union select 'coverage', covered.country, covered.office, covered.is_plain and regional.office is not null
      from covered left join ${regionalOffices(moment)} regional on regional.office = covered.office)
    select function, country, array_agg(office order by office collate "C") as offices,
      coalesce(array_agg(office) filter (where is_regional), '{}') as regional
    from mandate where country is not null group by 1, 2`.execute(db)
  return rows.rows
}

const regionalOffices = (moment: Moment) => sql`(
  select distinct kinded.office from office_kind kinded where kinded.kind = 'regional-office' and ${holds('kinded', moment)})`

/** Per function, coverage too, and country: which offices give it. */
export const cover: ImpactPart = {
  id: 'cover',
  words: 'network.impact.cover',
  consequence: coverConsequence,
  standings: async (network) => {
    const [rows, offices, places] = await Promise.all([
      given(network),
      officeNames(network),
      placesCalled(network),
    ])
    const functionNamed = naming('function')
    const countryNamed = naming('country', places)
    const officeNamed = naming('office', offices)
    const regionalNamed = naming(regionalOffice, offices)
    return rows.map((row) => {
      const regional = new Set(row.regional)
      return {
        key: `${row.function} ${row.country}`,
        about: [functionNamed(row.function), countryNamed(row.country)],
        says: row.offices.map((id) => (regional.has(id) ? regionalNamed(id) : officeNamed(id))),
      }
    })
  },
}
