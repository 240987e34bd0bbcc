import { sql } from 'kysely'
import { holds, known } from '#platform/db/periods.ts'
import type { ImpactPart, Network } from '#network/views/impact.ts'
import { naming, officeNames } from '#network/views/impact/names.ts'
import { bodyConsequence } from '#liaison/model/consequences.ts'

interface SpokenTo {
  body: string
  name: string
  offices: string[]
}

/** Every body that somebody speaks to on the day, with the offices that do, in whatever role. */
async function spokenTo({ db, moment }: Network): Promise<SpokenTo[]> {
  const rows = await sql<SpokenTo>`
    with spoken as materialized (
      select held.body, array_agg(distinct held.office) as offices from office_liaison held where ${holds('held', moment)} group by 1),
    called as (
      select distinct on (named.body) named.body, named.name from body_name named where ${known('named', moment)}
      order by named.body, coalesce(named.sure @> ${moment.asOf}::date, false) desc, lower(named.sure) desc)
    select spoken.body, spoken.offices, coalesce(called.name, spoken.body) as name
    from spoken left join called on called.body = spoken.body`.execute(db)
  return rows.rows
}

/** Of every body outside: which offices speak to it. */
export const liaisonImpact: ImpactPart = {
  id: 'bodies',
  words: 'liaison.impact.bodies',
  consequence: bodyConsequence,
  standings: async (network) => {
    const [rows, names] = await Promise.all([spokenTo(network), officeNames(network)])
    const named = naming('office', names)
    return rows.map(({ body, name, offices }) => ({
      key: body,
      about: [{ type: 'body', id: body, label: name }],
      says: offices.toSorted().map(named),
    }))
  },
}
