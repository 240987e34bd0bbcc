import { sql } from 'kysely'
import { known } from '#platform/db/periods.ts'
import { nearestNameFirst } from '#network/views/naming.ts'
import type { Named } from '#network/model/impact.ts'
import type { Network } from '#network/views/impact.ts'
import { placeNames } from '#world/views.ts'

type Names = ReadonlyMap<string, string>

const offices = new WeakMap<Network, Promise<Names>>()
const places = new WeakMap<Network, Promise<Names>>()

/** Kept with the network they are the names of: every part of an impact asks for the same. */
function once(
  kept: WeakMap<Network, Promise<Names>>,
  network: Network,
  find: () => Promise<Names>,
): Promise<Names> {
  const there = kept.get(network)
  if (there) return there
  const finding = find()
  kept.set(network, finding)
  // A failed question is asked again.
  finding.catch(() => kept.delete(network))
  return finding
}

/**
 * What all offices are called in a network, by their ids. One query for all parts. Earlier and later names are put in order only of
 * offices that have none on the day: there are many of them.
 */
export const officeNames = (network: Network): Promise<Names> =>
  once(offices, network, async () => {
    const { db, moment } = network
    const rows = await sql<{ office: string; name: string }>`
      with known_name as (select named.* from office_name named where ${known('named', moment)}),
      near as materialized (select named.* from known_name named where named.possible @> ${moment.asOf}::date),
      nearest as (
        select * from near
        union all select named.* from known_name named where named.office not in (select office from near))
      select distinct on (named.office) named.office, named.name from nearest named
      order by named.office, ${nearestNameFirst(moment)}`.execute(db)
    return new Map(rows.rows.map(({ office, name }) => [office, name]))
  })

/** What all countries and areas are called in a network, by their codes. One query for all parts. */
export const placesCalled = (network: Network): Promise<Names> =>
  once(places, network, () => placeNames(network.db, network.moment, network.locale))

/** Names things of one type; each of them once, however often an impact speaks of it. What has no name goes by its id. */
export function naming(type: string, names: Names = new Map()): (id: string) => Named {
  const made = new Map<string, Named>()
  return (id) => {
    const there = made.get(id)
    if (there) return there
    const named = { type, id, label: names.get(id) ?? id }
    made.set(id, named)
    return named
  }
}
