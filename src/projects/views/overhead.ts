import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { conditionsOn } from '#funds/model/applying.ts'
import type { Certainty, Conditions } from '#funds/model/conditions.ts'
import { fundsAt, overheadOn } from '#funds/views.ts'
import { partnerBy } from '#partners/views.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import type { OverheadRate } from '#projects/model/reckoning.ts'

/** By what the overhead of a project is reckoned, and who says so. */
export interface OverheadTold extends OverheadRate {
  /** The fund or donor that sets it itself; null: the organisation's own rule. */
  fund: string | null
  certainty: Certainty
  source: string
}

/** What the fund or donor of these fields asks on the day; undefined where nothing does. A fund that nobody knows is none. */
export async function conditionsOf(
  db: Db,
  moment: Moment,
  { fund, donor }: ProjectPart['fields'],
  day: Day,
): Promise<Conditions | undefined> {
  const funds = await fundsAt(db, moment)
  const named = funds.find(({ id }) => id === fund)?.id ?? null
  const partner = donor === undefined ? undefined : await partnerBy(db, moment, donor)
  return conditionsOn(funds, { fund: named, donor: partner ?? null, day })
}

/** The rate of overhead on the day: what the conditions of the fund say, else the rule of the organisation; null where nobody says any. */
export async function overheadTold(
  db: Db,
  moment: Moment,
  conditions: Conditions | undefined,
  day: Day,
): Promise<OverheadTold | null> {
  const said = conditions?.said.overheadRate
  if (conditions !== undefined && conditions.overheadRate !== null && said !== undefined) {
    const { fund, certainty, source } = said
    return { rate: conditions.overheadRate, basis: 'total-costs', fund, certainty, source }
  }
  const rule = await overheadOn(db, moment, day)
  if (rule === null) return null
  const { rate, basis, certainty, source } = rule
  return { rate, basis, fund: null, certainty, source }
}

/** By what the overhead of a version with these parts is reckoned on the day of the moment; null where it has no lines. */
export async function overheadOfParts(
  db: Db,
  moment: Moment,
  parts: readonly ProjectPart[],
): Promise<OverheadRate | null> {
  if (parts.every(({ kind }) => kind !== 'line')) return null
  const fields = parts.find(({ part }) => part === rootPart)?.fields ?? {}
  const day = moment.asOf
  return overheadTold(db, moment, await conditionsOf(db, moment, fields, day), day)
}
