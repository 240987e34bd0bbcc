import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { FundFile } from './model/fund-file.ts'
import type { OverheadRule } from './model/overhead.ts'
import type { Units } from './model/rates.ts'

const since = (act: Act) => sql`tstzrange(${act.at}::timestamptz, null)`
const ended = (act: Act) => sql`tstzrange(lower(recorded), ${act.at}::timestamptz)`

/** The fund asks this from now on; what it asked stays recorded until now. */
export async function putFund(act: Act, fund: FundFile): Promise<void> {
  const { id, place, titles, partners, isEuropeanUnion, versions } = fund
  await sql`update fund set recorded = ${ended(act)} where fund = ${id} and upper_inf(recorded)`.execute(
    act.db,
  )
  await sql`
    update fund_conditions set recorded = ${ended(act)} where fund = ${id} and upper_inf(recorded)`.execute(
    act.db,
  )
  await sql`
    insert into fund (fund, place, titles, partners, european_union, recorded)
    values (${id}, ${place}, ${JSON.stringify(titles)}::jsonb, ${partners}::text[], ${isEuropeanUnion}, ${since(act)})`.execute(
    act.db,
  )
  for (const { from, until, rules } of versions)
    await sql`
      insert into fund_conditions (fund, held, rules, recorded)
      values (${id}, daterange(${from}::date, ${until}::date), ${JSON.stringify(rules)}::jsonb, ${since(act)})`.execute(
      act.db,
    )
}

/** These are the rules of overhead from now on; those that were stay recorded until now. */
export async function putOverhead(act: Act, rules: readonly OverheadRule[]): Promise<void> {
  await sql`update overhead_rule set recorded = ${ended(act)} where upper_inf(recorded)`.execute(
    act.db,
  )
  for (const { rate, basis, certainty, source, note, from, until } of rules)
    await sql`
      insert into overhead_rule (rate, basis, certainty, source, note, held, recorded)
      values (${rate}::numeric, ${basis}, ${certainty}, ${source}, ${note === null ? null : JSON.stringify(note)}::jsonb,
        daterange(${from}::date, ${until}::date), ${since(act)})`.execute(act.db)
}

/** These rates hold from now on; where the same currency had another on that day, it stays recorded until now. */
export async function putRates(act: Act, rates: readonly Units[]): Promise<void> {
  const told = JSON.stringify(rates.map(({ isDemo, ...rate }) => ({ ...rate, demo: isDemo })))
  const rows = sql`jsonb_to_recordset(${told}::jsonb) as each (currency text, day date, units numeric, source text, demo boolean)`
  await sql`
    update exchange_rate held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
    from ${rows} where upper_inf(held.recorded) and held.currency = each.currency and held.day = each.day`.execute(
    act.db,
  )
  await sql`
    insert into exchange_rate (currency, day, units, source, is_demo, recorded)
    select each.currency, each.day, each.units, each.source, each.demo, ${since(act)} from ${rows}`.execute(
    act.db,
  )
}
