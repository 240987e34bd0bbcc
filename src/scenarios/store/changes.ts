import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Change } from '#decisions/model/change.ts'
import { sameness } from '#scenarios/model/compare.ts'
import type { NumberedChange } from '#scenarios/model/scenario.ts'

interface Held extends NumberedChange {
  place: number
}

/**
 * The list of a scenario is this from now on, in this order. A change that was in it keeps its number; a new one gets the next
 * that was never given. Answers the numbers, in the order of the list.
 */
export async function putChanges(
  act: Act,
  scenario: string,
  changes: readonly Change[],
): Promise<number[]> {
  const held = await heldNow(act, scenario)
  const known = new Map(held.map((each) => [sameness(each), each]))
  let next = await nextNumber(act, scenario)
  const wanted = changes.map((change, place): Held => {
    const number = known.get(sameness(change))?.number ?? next
    if (number === next) next += 1
    return { ...change, number, place }
  })
  const kept = new Set(wanted.map(asText))
  const before = new Set(held.map(asText))
  const gone = held.filter((each) => !kept.has(asText(each))).map((each) => each.number)
  await closeRows(act, scenario, gone)
  await addRows(
    act,
    scenario,
    wanted.filter((each) => !before.has(asText(each))),
  )
  return wanted.map((each) => each.number)
}

const asText = ({ number, place, kind, subject, value, qualifier, note }: Held) =>
  JSON.stringify([number, place, kind, subject, value, qualifier, note])

async function heldNow(act: Act, scenario: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select number, place, kind, subject, value, qualifier, note from scenario_change
    where scenario = ${scenario} and upper_inf(recorded) order by place`.execute(act.db)
  return rows
}

async function nextNumber(act: Act, scenario: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0)::int + 1 as next from scenario_change where scenario = ${scenario}`.execute(
    act.db,
  )
  return rows[0]?.next ?? 1
}

async function closeRows(act: Act, scenario: string, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return
  await sql`
    update scenario_change set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where scenario = ${scenario} and upper_inf(recorded) and number = any(${[...numbers]}::int[])`.execute(
    act.db,
  )
}

async function addRows(act: Act, scenario: string, changes: readonly Held[]): Promise<void> {
  if (changes.length === 0) return
  await sql`
    insert into scenario_change (scenario, number, place, kind, subject, value, qualifier, note, recorded)
    select ${scenario}, number, place, kind, subject, value, qualifier, note, tstzrange(${act.at}::timestamptz, null)
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as listed (number int, place int, kind text, subject text, value text, qualifier text, note text)`.execute(
    act.db,
  )
}
