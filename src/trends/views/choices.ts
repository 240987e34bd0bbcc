import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Asker } from '#platform/doors/asker.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Right } from '#posts/model/rights.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { reachedBy } from '#posts/views/reach.ts'
import { type Choice, cityName, refuseUnknown } from '#world/views.ts'

interface Looking {
  db: Db
  moment: Moment
  locale: Locale
}

/** The offices that a right of the asker reaches today, A to Z. */
export async function officesReached(
  { db, moment }: Looking,
  asker: Asker,
  right: Right,
): Promise<Choice[]> {
  const offices = await officeChoices(db, moment)
  const reaches = await reachedBy(
    db,
    asker,
    right,
    offices.map(({ id }) => id),
  )
  return offices.filter(({ id }) => reaches(id))
}

/** The cities in which an office is or was, A to Z. */
export async function officeCities({ db, moment, locale }: Looking): Promise<Choice[]> {
  const { rows } = await sql<Choice>`
    select placed.city as id, coalesce(${cityName(sql`placed.city`, moment, locale)}, placed.city) as name
    from (select distinct city from office_place placed where ${known('placed', moment)}) placed`.execute(
    db,
  )
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, locale))
}

/** Refuses a country (`field/country`) or region (`field/area`) that nobody knows. */
export async function refuseUnknownPlaces(
  db: Db,
  { country, region }: { country?: string | undefined; region?: string | undefined },
): Promise<void> {
  try {
    await refuseUnknown(db, { country, area: region })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const faults = error.faults.map((fault) =>
      fault.field === 'area' ? { ...fault, field: 'region' } : fault,
    )
    throw new Refusal(error.kind, error.code, { faults })
  }
}
