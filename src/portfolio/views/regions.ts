import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { holds, instantText } from '#platform/db/periods.ts'
import { memory } from '#platform/http/stand.ts'
import type { Moment } from '#platform/moment.ts'
import { officeCity, officeCountry } from '#network/views/naming.ts'
import { regionsOnDay } from '#plans/views/gaps/held.ts'
import type { RegionOf } from '#portfolio/model/figures.ts'
import { daysOfChange } from './spans.ts'

/** Every table of dated facts by which `regionsAt` finds Regional Offices. */
const lookedAt = [
  'office_kind',
  'office_place',
  'office_country',
  'city_country',
  'office_coverage',
  'area_member',
]

const regionalCoverage = sql`(select * from office_coverage where condition = '' and office in (
  select office from office_kind where kind in ('regional-office', 'mission-with-regional-functions')))`

/** What of those tables it looks at: not every area that countries are members of. */
const relations = [
  ...lookedAt.slice(0, 4).map((table) => sql.table(table)),
  regionalCoverage,
  sql`(select * from area_member where area in (select covers from ${regionalCoverage} covering))`,
]

/** Other events than those of the network do not matter. */
const always = { event: 0, at: null }

const rememberedTimes = memory<RegionTimes>(8)
const rememberedRegions = memory<RegionOf>(60)

/** Which Regional Office each office was under, time after time. */
export interface RegionTimes {
  /** The first days of all times but the first. */
  days: readonly Day[]
  /** In the time that begins with this day, by its number from 1; 0 is the time before all of them. */
  during(time: number): RegionOf
}

/** Which Regional Office each office is under, by the network of the day. Asked once until the network changes. */
export async function regionsAt(db: Db, moment: Moment): Promise<RegionOf> {
  const { recorded, asKnown } = await lastRecorded(db, moment)
  const known = { ...moment, asKnown }
  return rememberedRegions({ db, stand: always }, [recorded, known], async () =>
    lookup(await regionsOn(db, known)),
  )
}

/**
 * The times in which every office stayed under the same Regional Office. Asked once until the network changes, by a query for each day on
 * which anything of it does.
 */
export async function regionTimes(db: Db, moment: Moment): Promise<RegionTimes> {
  const { horizon } = moment
  const { recorded, asKnown } = await lastRecorded(db, moment)
  return rememberedTimes({ db, stand: always }, [recorded, asKnown, horizon], async () => {
    const at = (asOf: Day) => regionsOn(db, { asOf, asKnown, horizon })
    const changes = await daysOfChange(db, { asOf: horizon, asKnown, horizon }, relations)
    const first = await at(changes[0] ?? horizon)
    const times = [{ day: '', regions: first, said: textOf(first) }]
    for (const day of changes) {
      const regions = await at(day)
      const said = textOf(regions)
      if (said !== times.at(-1)?.said) times.push({ day, regions, said })
    }
    const found = times.map(({ regions }) => lookup(regions))
    return {
      days: times.slice(1).map(({ day }) => day),
      during: (time) => found[time] ?? lookup(first),
    }
  })
}

const lookup =
  (regions: ReadonlyMap<string, string>): RegionOf =>
  (office) =>
    regions.get(office) ?? null

const textOf = (regions: ReadonlyMap<string, string>): string => JSON.stringify([...regions])

/**
 * When anything was last recorded of what Regional Offices are found by: until then other events change nothing about them. What was
 * known after that is what is known now. One query.
 */
async function lastRecorded(
  db: Db,
  { asKnown }: Pick<Moment, 'asKnown'>,
): Promise<{ recorded: string | null; asKnown: string | null }> {
  const each = lookedAt.map(
    (table) =>
      sql`select greatest(max(lower(spell)), max(upper(spell))) as at from ${sql.table(table)}, unnest(recorded) spell`,
  )
  const { rows } = await sql<{ at: string | null; isSince: boolean | null }>`
    select ${instantText(sql`max(at)`)} as at, max(at) <= ${asKnown}::timestamptz as "isSince"
    from (${sql.join(each, sql` union all `)}) bound`.execute(db)
  const [last] = rows
  return { recorded: last?.at ?? null, asKnown: last?.isSince === true ? null : asKnown }
}

/**
 * The Regional Office of each office on the day, those under one: itself where it covers a region, else the one that covers the country
 * it lies in. One query.
 */
async function regionsOn(db: Db, moment: Moment): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ office: string; region: string }>`
    with region as materialized (${regionsOnDay(moment)})
    select distinct on (kinded.office) kinded.office, region.office as region from office_kind kinded
      cross join lateral (select ${officeCity(sql`kinded.office`, moment)} as city offset 0) placed
      cross join lateral (select ${officeCountry(sql`kinded.office`, sql`placed.city`, moment)} as country offset 0) located
      join region on region.office = kinded.office or region.country = located.country
    where ${holds('kinded', moment, true)}
    order by kinded.office, region.office = kinded.office desc, region.office`.execute(db)
  return new Map(rows.map(({ office, region }) => [office, region]))
}
