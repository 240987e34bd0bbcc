import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { officeCity, officeCountry } from '#network/views/naming.ts'
import type { Now } from '#posts/views/deciders.ts'
import { type Ground, headquartersIn } from '#routes/model/asked.ts'
import type { RouteFacts } from '#routes/model/facts.ts'
import { benchOn } from '#routes/views/bench.ts'
import { networkOn } from '#routes/views/network.ts'
import { givingRight, type SupportRule } from '#support/model/rule.ts'

/** The network of a day for these countries, and who can give support today. A bounded number of queries. */
export async function groundOn(
  db: Db,
  { today, boundTo }: Pick<Now, 'today' | 'boundTo'>,
  countries: readonly string[],
  rules: readonly SupportRule[],
): Promise<Ground> {
  const day = boundTo ?? today.asOf
  return {
    day,
    network: await networkOn(db, { ...today, asOf: day }, countries, rules),
    bench: await benchOn(db, today, [givingRight]),
  }
}

/** Who is asked when nobody else can, as rules name it. */
export function lastOn({ day, network }: Ground) {
  const headquarters = headquartersIn(network)
  return {
    day,
    headquarters: headquarters?.id ?? null,
    headquartersName: headquarters?.name ?? null,
  }
}

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
    office,
    officeName: own?.name ?? office,
    ownKind: own?.kind ?? null,
    ownCountry: own?.country ?? null,
    countries,
    covers: countries,
    themes: [theme],
    types: [],
    donor: null,
    isEuropean: false,
    fund: null,
    reviewer: null,
    submitter: null,
    amount: null,
    amounts: {},
    revision: null,
  }
}
