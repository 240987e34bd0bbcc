import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Upper } from '#frameworks/model/upper.ts'
import type { Citation } from '#plans/model/content.ts'
import { partRows } from '#platform/tree/rows.ts'
import type { PartKind } from '#plans/model/part.ts'

/** Which version it is. */
export interface Which {
  plan: string
  number: number
}

/** The parts of versions; what they cite and answer ends and is copied with them. */
export const planParts = partRows<PartKind, keyof Which>({
  table: 'plan_part',
  key: ['plan', 'number'],
  beside: [
    { table: 'plan_citation', columns: ['upper_of', 'upper_version', 'upper_code'] },
    { table: 'plan_rationale', columns: ['issue'] },
  ],
})

export const { put: putParts, end: endParts, copy: copyParts } = planParts

/** Of these parts, exactly these citations hold from now on. */
export async function putCitations(
  act: Act,
  { plan, number }: Which,
  parts: readonly string[],
  citations: readonly Citation[],
): Promise<void> {
  const given = JSON.stringify(citations.map(({ part, upper }) => ({ part, ...flat(upper) })))
  const same = sql`given.part = held.part and given.of = held.upper_of and given.version = held.upper_version and given.code = held.upper_code`
  await sql`
    with given as materialized (
      select distinct * from jsonb_to_recordset(${given}::jsonb) as given (part text, "of" text, version text, code text)),
    closed as (
      update plan_citation held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
      where held.plan = ${plan} and held.number = ${number} and held.part = any(${[...parts]}::text[]) and upper_inf(held.recorded)
        and not exists (select from given where ${same}))
    insert into plan_citation (plan, number, part, upper_of, upper_version, upper_code, recorded)
    select ${plan}, ${number}::integer, given.part, given.of, given.version, given.code, tstzrange(${act.at}::timestamptz, null) from given
    where given.part = any(${[...parts]}::text[]) and not exists (
      select from plan_citation held where held.plan = ${plan} and held.number = ${number} and upper_inf(held.recorded) and ${same})`.execute(
    act.db,
  )
}

const flat = ({ of, version, code }: Upper) => ({ of, version, code })

/** Of this part, exactly these issues are answered from now on. */
export async function putRationale(
  act: Act,
  { plan, number }: Which,
  part: string,
  issues: readonly string[],
): Promise<void> {
  const wanted = [...new Set(issues)]
  await sql`
    update plan_rationale set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where plan = ${plan} and number = ${number} and part = ${part} and upper_inf(recorded) and not issue = any(${wanted}::text[])`.execute(
    act.db,
  )
  await sql`
    insert into plan_rationale (plan, number, part, issue, recorded)
    select ${plan}, ${number}::integer, ${part}, given, tstzrange(${act.at}::timestamptz, null) from unnest(${wanted}::text[]) as given
    where not exists (select from plan_rationale held where held.plan = ${plan} and held.number = ${number} and held.part = ${part}
      and held.issue = given and upper_inf(held.recorded))`.execute(act.db)
}
