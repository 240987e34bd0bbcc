import { sql } from 'kysely'
import type { Asker } from '#platform/doors/asker.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeCity, officeCountry } from '#network/views/naming.ts'
import { timeZonesOf } from '#network/views/office-day.ts'
import { isWithin, type Reaching } from '#posts/model/target.ts'
import { withRights } from './with-rights.ts'

/** A mandate of one office over another. */
export interface MandateOver extends Reaching {
  over: string
}

/**
 * Which mandates these offices have over those on the day, in one query: a function held for the area or country in which the
 * other lies; a function of an office that covers it; and, as `null`, the coverage itself. No office has a mandate over itself.
 */
export async function mandatesAmong(
  db: Db,
  moment: Moment,
  { offices, over }: { offices: readonly string[]; over: readonly string[] },
): Promise<MandateOver[]> {
  const of = [...new Set(offices)]
  const those = [...new Set(over)]
  if (of.length === 0 || those.every((each) => of.length === 1 && each === of[0])) return []
  const rows = await sql<MandateOver>`
    with lies as materialized (
      select target.office as over, ${officeCountry(sql`target.office`, officeCity(sql`target.office`, moment), moment)} as country
      from unnest(${those}::text[]) target (office)),
    reaching as materialized (
      select lies.over, within.area as via from area_member within join lies on lies.country = within.country
        where ${holds('within', moment, true)}
      union select over, country from lies where country is not null),
    covering as materialized (
      select held.office, reaching.over from office_coverage held join reaching on reaching.via = held.covers
      where held.office = any(${of}::text[]) and ${holds('held', moment)})
    select mandate.* from (
      select held.office, held.function, reaching.over from office_function held join reaching on reaching.via = held.held_for
        where held.office = any(${of}::text[]) and ${holds('held', moment)}
      union select held.office, held.function, covering.over from covering join office_function held
        on held.office = covering.office and held.held_for = '' and ${holds('held', moment)}
      union select office, null, over from covering) mandate where mandate.office <> mandate.over`.execute(
    db,
  )
  return rows.rows
}

/** The mandates that these offices have over one office on the day. */
export const mandatesOver = (
  db: Db,
  moment: Moment,
  office: string,
  offices: readonly string[],
): Promise<Reaching[]> => mandatesAmong(db, moment, { offices, over: [office] })

/** Whether an office has a mandate over another on the day: by this function, or, with null, because it covers it. */
export async function hasMandate(
  db: Db,
  moment: Moment,
  { office, over, function: held }: { office: string; over: string; function: string | null },
): Promise<boolean> {
  const mandates = await mandatesOver(db, moment, over, [office])
  return mandates.some((each) => each.function === held)
}

const mandates = withRights<MandateOver[]>()
const zones = withRights<Map<string, string>>()

/**
 * The mandates by which rights of the asker reach these offices today: at each office on the day it is there, since what was
 * decided from a day holds from its midnight on.
 */
export async function mandatesBy(
  db: Db,
  asker: Asker,
  over: readonly string[],
): Promise<MandateOver[]> {
  const { grants, today } = asker
  const offices = grants.flatMap(({ reach, office }) =>
    reach === 'mandate' && office !== null ? [office] : [],
  )
  if (offices.length === 0) return []
  const days = await daysAt(db, asker, over)
  const found = await Promise.all(
    [...Map.groupBy(over, (office) => days.get(office) ?? today.asOf)].map(([asOf, those]) =>
      mandates(grants, `${asOf} ${those.join(' ')}`, () =>
        mandatesAmong(db, { ...today, asOf }, { offices, over: those }),
      ),
    ),
  )
  return found.flat()
}

/** Today at each of these offices; those without a known place are left out. */
export async function daysAt(
  db: Db,
  { grants, today, todayAt }: Pick<Asker, 'grants' | 'today' | 'todayAt'>,
  offices: readonly string[],
): Promise<Map<string, Day>> {
  if (todayAt === undefined) return new Map()
  const name = `${today.asOf} ${offices.join(' ')}`
  const found = await zones(grants, name, () => timeZonesOf(db, today, offices))
  return new Map([...found].map(([office, zone]) => [office, todayAt(zone)]))
}

/** Tells of each of these offices whether a right of the asker reaches it today; of no office, whether it reaches everywhere. */
export async function reachedBy(
  db: Db,
  asker: Asker | null,
  right: string,
  over: readonly (string | null)[],
): Promise<(office: string | null) => boolean> {
  const mayByToken = asker?.scopes?.includes(right) ?? true
  const grants = (asker?.grants ?? []).filter((grant) => grant.right === right && mayByToken)
  const [first] = grants
  if (asker === null || first === undefined) return () => false
  if (grants.some((grant) => grant.reach === 'everywhere')) return () => true
  const known = over.filter((office) => office !== null)
  const byOffice = Map.groupBy(await mandatesBy(db, asker, known), (mandate) => mandate.over)
  return (office) =>
    grants.some((grant) =>
      isWithin(grant, { office, mandates: office === null ? [] : (byOffice.get(office) ?? []) }),
    )
}
