import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Upper } from '#frameworks/model/upper.ts'
import type { Citation } from '#plans/model/content.ts'
import type { Part } from '#plans/model/part.ts'

/** Which version it is. */
export interface Which {
  plan: string
  number: number
}

/** The parts are this from now on: rows that say the same stay, others are closed and followed, parts that are not named stay as they are. */
export async function putParts(
  act: Act,
  { plan, number }: Which,
  parts: readonly Part[],
): Promise<void> {
  if (parts.length === 0) return
  const given = JSON.stringify(parts)
  const rows = sql`jsonb_to_recordset(${given}::jsonb) as given (part text, kind text, parent text, place integer, fields jsonb)`
  await sql`
    update plan_part held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz) from ${rows}
    where held.plan = ${plan} and held.number = ${number} and held.part = given.part and upper_inf(held.recorded)
      and (held.kind, held.parent, held.place, held.fields) is distinct from (given.kind, given.parent, given.place, given.fields)`.execute(
    act.db,
  )
  await sql`
    insert into plan_part (plan, number, part, kind, parent, place, fields, recorded)
    select ${plan}, ${number}::integer, given.part, given.kind, given.parent, given.place, given.fields, tstzrange(${act.at}::timestamptz, null)
    from ${rows} where not exists (select from plan_part held
      where held.plan = ${plan} and held.number = ${number} and held.part = given.part and upper_inf(held.recorded))`.execute(
    act.db,
  )
}

/** These parts are no more, nor what they cite and answer. */
export async function endParts(
  act: Act,
  { plan, number }: Which,
  parts: readonly string[],
): Promise<void> {
  for (const table of [sql`plan_part`, sql`plan_citation`, sql`plan_rationale`])
    await sql`
      update ${table} set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
      where plan = ${plan} and number = ${number} and part = any(${[...parts]}::text[]) and upper_inf(recorded)`.execute(
      act.db,
    )
}

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

/** Copies the parts of a version to another one that has none yet, with what they cite and answer. */
export async function copyParts(act: Act, from: Which, to: Which): Promise<void> {
  const copied = [
    { table: sql`plan_part`, columns: sql`part, kind, parent, place, fields` },
    { table: sql`plan_citation`, columns: sql`part, upper_of, upper_version, upper_code` },
    { table: sql`plan_rationale`, columns: sql`part, issue` },
  ]
  for (const { table, columns } of copied)
    await sql`
      insert into ${table} (plan, number, ${columns}, recorded)
      select ${to.plan}, ${to.number}::integer, ${columns}, tstzrange(${act.at}::timestamptz, null)
      from ${table} where plan = ${from.plan} and number = ${from.number} and upper_inf(recorded)`.execute(
      act.db,
    )
}
