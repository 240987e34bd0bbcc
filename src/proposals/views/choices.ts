import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { unitList } from '#network/views/office.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { type Choice, cityName, placesToChoose } from '#world/views.ts'

/** What can be chosen where something is proposed of an office. Offices and units are named as claims name them, `office:vienna`. */
export interface Choices {
  cities: readonly Choice[]
  countries: readonly Choice[]
  areas: readonly Choice[]
  offices: readonly Choice[]
  units: readonly Choice[]
}

/** Everything that can be chosen on the day, A to Z in the reader's language. */
export async function choicesFor(db: Db, moment: Moment, locale: Locale): Promise<Choices> {
  const { areas, countries } = await placesToChoose(db, moment, locale)
  const offices = await officeChoices(db, moment)
  const units = await unitList(db, moment, null)
  const cities = await sql<Choice>`
    select id, coalesce(${cityName(sql`id`, moment, locale)}, id) as name from (
      select distinct city as id from city_name named where ${known('named', moment)}) chosen`.execute(
    db,
  )
  const byName = (a: Choice, b: Choice) => a.name.localeCompare(b.name, locale)
  const called = new Map(units.map(({ id, name }) => [id, name]))
  return {
    cities: cities.rows.toSorted(byName),
    countries,
    areas,
    offices: offices.map(({ id, name }) => ({ id: `office:${id}`, name })),
    units: [...called].map(([id, name]) => ({ id: `unit:${id}`, name })).toSorted(byName),
  }
}
