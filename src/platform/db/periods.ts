import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Moment } from '#platform/moment.ts'

/** How sure an answer for a day is: a source speaks of that day; it lies between what sources say; nothing speaks against it. */
export type Certainty = 'stated' | 'inferred' | 'possible'

/**
 * The period of a resolved row. Each bound has an earliest and a latest day (`until` is the first day it no longer holds);
 * null where nothing limits it.
 */
export interface Period {
  from_earliest: Day | null
  from_latest: Day | null
  until_earliest: Day | null
  until_latest: Day | null
  last_stated: Day | null
  certainty: Certainty
}

/** The rows of `alias` that this database held at the moment asked about. */
export function known(alias: string, { asKnown }: Pick<Moment, 'asKnown'>): RawBuilder<boolean> {
  const recorded = sql.ref(`${alias}.recorded`)
  return asKnown === null
    ? sql`upper_inf(${recorded})`
    : sql`${recorded} @> ${asKnown}::timestamptz`
}

/**
 * The rows of `alias` that hold on the day asked about: stated or inferred for it; after the horizon also what held
 * at the horizon and has no known end. With `possible`, also what nothing speaks against.
 */
export function holds(alias: string, moment: Moment, possible = false): RawBuilder<boolean> {
  const sure = sql.ref(`${alias}.sure`)
  const may = sql`${sql.ref(`${alias}.possible`)} @> ${moment.asOf}::date`
  const isKnown = known(alias, moment)
  if (possible) return sql`(${isKnown} and ${may})`
  if (moment.asOf <= moment.horizon) return sql`(${isKnown} and ${sure} @> ${moment.asOf}::date)`
  return sql`(${isKnown} and (${sure} @> ${moment.asOf}::date or (${sure} @> ${moment.horizon}::date and ${may})))`
}

/** SQL for an instant as ISO text in UTC, to the microsecond: such texts are in the order of their instants. */
export const instantText = (instant: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Since when this database holds the row of `alias`, first of all, as a column named `recordedFrom`. */
export const recordedFromOf = (alias: string): RawBuilder<unknown> =>
  sql`${instantText(sql`lower(${sql.ref(`${alias}.recorded`)})`)} as "recordedFrom"`

/**
 * When a resolved row of `alias` came back, after a decision was withdrawn, as a column named `recordedAgain`; null where it did not.
 * Lists tell by it what is new, and do not show it.
 */
export function recordedAgainOf(alias: string): RawBuilder<unknown> {
  const recorded = sql.ref(`${alias}.recorded`)
  const last = sql`(select max(lower(spell)) from unnest(${recorded}) spell)`
  return sql`nullif(${instantText(last)}, ${instantText(sql`lower(${recorded})`)}) as "recordedAgain"`
}

/** The columns of `Period` for a row of `alias`. */
export function periodOf(alias: string, { asOf }: Moment): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`
    lower(${column('possible')}) as from_earliest, lower(${column('sure')}) as from_latest,
    upper(${column('sure')}) as until_earliest, upper(${column('possible')}) as until_latest,
    upper(${column('stated')}) - 1 as last_stated,
    case when ${column('stated')} @> ${asOf}::date then 'stated'
         when ${column('sure')} @> ${asOf}::date then 'inferred' else 'possible' end as certainty`
}
