import { sql } from 'kysely'
import type { Clock, Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Reader } from '#platform/http/reader.ts'
import type { Moment } from '#platform/moment.ts'
import { memory } from '#platform/http/stand.ts'
import { type Point, timeZoneAt } from '#world/model/time-zone.ts'

interface Placed extends Point {
  office: string
}

/**
 * The time zones of these offices, by where they are today. One that has just closed or is about to open is where it was last or
 * will be: its last day ends and its first begins there. An office without a known city is left out. One query.
 */
export async function timeZonesOf(
  db: Db,
  today: Pick<Moment, 'asOf' | 'asKnown'>,
  offices: readonly string[],
): Promise<Map<string, string>> {
  if (offices.length === 0) return new Map()
  const now = { ...today, horizon: today.asOf }
  const day = sql`${today.asOf}::date`
  const rows = await sql<Placed>`
    select distinct on (placed.office) placed.office, at.latitude, at.longitude
    from office_place placed join city_coordinates at on at.city = placed.city and ${known('at', now)}
    where placed.office = any(${[...new Set(offices)]}::text[]) and ${known('placed', now)}
    order by placed.office, placed.possible @> ${day} desc, coalesce(placed.sure @> ${day}, false) desc,
      lower(placed.possible) desc nulls last, placed.city, at.possible @> ${day} desc, lower(at.possible) desc nulls last`.execute(
    db,
  )
  return new Map(rows.rows.map(({ office, ...point }) => [office, timeZoneAt(point)]))
}

/** Today at an office: dates begin where it is. Where its place is not known, today of the organisation. */
export async function dayAtOffice(db: Db, clock: Clock, office: string): Promise<Day> {
  const zone = (await timeZonesOf(db, { asOf: clock.today, asKnown: null }, [office])).get(office)
  return zone === undefined ? clock.today : clock.todayAt(zone)
}

const zones = memory<string | null>(2000)

/** The reader of one office: who asked for no day stands at today where the office is. */
export async function atOffice(
  reader: Reader,
  { id = '' }: Record<string, string>,
): Promise<Reader> {
  if (reader.asked.asOf !== undefined) return reader
  const { db, moment } = reader
  const today = { asOf: reader.today, asKnown: moment.asKnown }
  const zone = await zones(
    reader,
    [id, today],
    async () => (await timeZonesOf(db, today, [id])).get(id) ?? null,
  )
  return zone === null ? reader : { ...reader, moment: { ...moment, asOf: reader.todayAt(zone) } }
}
