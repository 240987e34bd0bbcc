import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { officeCity, officeCountry } from '#network/views/naming.ts'
import type { Now } from '#posts/views/deciders.ts'
import type { Ground } from '#routes/model/asked.ts'
import { bareFacts, type RouteFacts } from '#routes/model/facts.ts'
import { groundOn as groundFor } from '#routes/views/ground.ts'
import { givingRight, type SupportRule } from '#support/model/rule.ts'

/** The network of a day for these countries, and who can give support today. A bounded number of queries. */
export const groundOn = (
  db: Db,
  now: Pick<Now, 'today' | 'boundTo'>,
  countries: readonly string[],
  rules: readonly SupportRule[],
): Promise<Ground> =>
  groundFor(db, now, [{ countries, ownCountry: null }], rules, { rights: [givingRight] })

/** The country in which an office is on the day; null where nobody knows. */
export async function countryOf(db: Db, moment: Moment, office: string): Promise<string | null> {
  const of = sql`asked.office`
  const { rows } = await sql<{ country: string | null }>`
    select ${officeCountry(of, officeCity(of, moment), moment)} as country from (select ${office}::text as office) asked`.execute(
    db,
  )
  return rows[0]?.country ?? null
}

/** What the rules look at of a request. */
export function factsFrom(
  { office, country, theme }: { office: string; country: string | null; theme: string },
  { network }: Pick<Ground, 'network'>,
): RouteFacts {
  const own = network.offices.get(office)
  const countries = country === null ? [] : [country]
  return {
    ...bareFacts(office, own?.name ?? office),
    ownKind: own?.kind ?? null,
    ownCountry: own?.country ?? null,
    countries,
    covers: countries,
    themes: [theme],
  }
}
