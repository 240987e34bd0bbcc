import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import type { Day } from '#platform/day.ts'
import type { Moment } from '#platform/moment.ts'
import { officeCity, officeCountry, officeName } from '#network/views/naming.ts'
import { responsibleFor } from '#network/views/responsible.ts'
import type { DemoPlace } from '#posts/model/demo.ts'
import { mandatesAmong } from './reach.ts'

/** An office in which demo posts stand. */
export interface DemoOffice {
  id: string
  name: string
}

const regional = ['regional-office', 'mission-with-regional-functions', 'subregional-office']
const national = ['country-office', 'country-mission', 'country-site', 'sub-office']
/** A country that changed its regional office more than once: more to see than elsewhere. */
const likely = ['kyrgyzstan', 'bishkek']

/**
 * Where demo posts stand in this organisation on the day: a country office, a regional office with a mandate over it, the office that
 * works with the European Union, headquarters; and the office that coordinated its cluster on the day since which they stand there, the regional one where none did.
 */
export async function demoOffices(
  db: Db,
  moment: Moment,
  since: Day = moment.asOf,
): Promise<Record<DemoPlace, DemoOffice> | null> {
  const rows = await sql<DemoOffice & { kind: string }>`
    select held.office as id, ${officeName(sql`held.office`, moment)} as name, held.kind
    from office_kind held where ${holds('held', moment)} order by held.office`.execute(db)
  const ofKinds = (kinds: readonly string[]) =>
    rows.rows.filter((office) => kinds.includes(office.kind))
  const country =
    rows.rows.find((office) => likely.includes(office.id)) ?? ofKinds(national)[0] ?? rows.rows[0]
  if (country === undefined) return null
  const regions = ofKinds(regional)
  const mandates = await mandatesAmong(db, moment, {
    offices: regions.map((office) => office.id),
    over: [country.id],
  })
  const region =
    regions.find((office) => mandates.some((mandate) => mandate.office === office.id)) ??
    regions[0] ??
    country
  const cluster = (await coordinating(db, moment, { of: country.id, since })) ?? region
  const european = await workingWithEurope(db, moment)
  const among = (offices: readonly DemoOffice[]) => offices.find(({ id }) => european.includes(id))
  return {
    country,
    cluster,
    region,
    european: among(ofKinds(['global-office'])) ?? among(rows.rows) ?? region,
    headquarters: ofKinds(['headquarters'])[0] ?? region,
  }
}

/** The offices that work with the European Union on the day, as far as documents tell; also those of which it is only possible. */
async function workingWithEurope(db: Db, moment: Moment): Promise<string[]> {
  const { rows } = await sql<{ office: string }>`
    select distinct given.office from office_function given
    where given.function = 'eu-relations' and ${holds('given', moment, true)}`.execute(db)
  return rows.map(({ office }) => office)
}

/** The office that coordinated the cluster of countries of an office on the day `since`; null where none did. */
async function coordinating(
  db: Db,
  moment: Moment,
  { of, since }: { of: string; since: Day },
): Promise<DemoOffice | null> {
  const office = sql`${of}::text`
  const { rows } = await sql<{ country: string | null }>`
    select ${officeCountry(office, officeCity(office, moment), moment)} as country`.execute(db)
  const country = rows[0]?.country ?? null
  if (country === null) return null
  const asked = { locale: 'en', function: 'coordination' } as const
  const [held] = await responsibleFor(db, { ...moment, asOf: since }, country, asked)
  return held === undefined ? null : { id: held.office, name: held.officeName }
}

/** Who holds a demo post, by the post's id. */
export async function demoHolders(db: Db): Promise<Map<string, string>> {
  const rows = await sql<{ post: string; person: string }>`
    select post, person from holding where upper_inf(recorded) and starts_with(post, 'demo-') and person is not null`.execute(
    db,
  )
  return new Map(rows.rows.map(({ post, person }) => [post, person]))
}
