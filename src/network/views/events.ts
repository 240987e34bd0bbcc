import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known, periodOf, instantText } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import {
  type Correction,
  correctionsIn,
  type Event,
  eventsIn,
  type OfficeFact,
} from '#network/model/events.ts'
import { sourcesOf } from '#sources/views.ts'
import { firstRecorded } from './changes.ts'
import { facts } from './facts.ts'
import { officeName } from './naming.ts'

type Condition = RawBuilder<boolean>

/** Whether a row begins or ends on a day that is known. */
const isDated: Condition = sql`(lower(held.sure) = lower(held.possible) or upper(held.sure) = upper(held.possible))`

/** The last things that came about on a known day up to the day asked about. */
export async function lastEvents(
  db: Db,
  moment: Moment,
  locale: Locale,
  limit: number,
): Promise<Event[]> {
  const rows = await officeFacts(db, moment, locale, {
    where: known('held', moment),
    whole: isDated,
    told: known('told', moment),
  })
  return eventsIn(rows, moment.asOf).slice(0, limit)
}

/** The last corrections up to the moment asked about: rows that this database came to hold otherwise. */
export async function lastCorrections(
  db: Db,
  moment: Moment,
  locale: Locale,
  limit: number,
): Promise<Correction[]> {
  const first = await firstRecorded(db)
  if (first === null) return []
  const whole = sql<boolean>`(lower(held.recorded) > ${first}::timestamptz or not upper_inf(held.recorded)
    or (select count(*) from unnest(held.recorded)) > 1)`
  const rows = await officeFacts(db, moment, locale, {
    where: whole,
    whole,
    told: sql<boolean>`true`,
  })
  return correctionsIn(rows, first)
    .filter(({ at }) => moment.asKnown === null || Date.parse(at) <= Date.parse(moment.asKnown))
    .slice(0, limit)
}

async function officeFacts(
  db: Db,
  moment: Moment,
  locale: Locale,
  wanted: { where: Condition; whole: Condition; told: Condition },
): Promise<OfficeFact[]> {
  const rows = await sql<OfficeFact>`
    with fact as materialized (${facts(moment, locale, wanted)})
    select fact.office, coalesce(${officeName(sql`fact.office`, moment)}, fact.office) as called,
      fact.aspect, fact.value, fact.qualifier, fact.label,
      ${instantText(sql`lower(told.recorded)`)} as "recordedFrom", ${instantText(sql`upper(told.recorded)`)} as "recordedUntil",
      ${periodOf('fact', moment)}, ${sourcesOf('fact', moment)}
    from fact cross join lateral unnest(fact.recorded) told (recorded)
    where fact.aspect <> 'country' and ${wanted.told} order by fact.office, fact.aspect, lower(fact.sure)`.execute(
    db,
  )
  return rows.rows
}
