import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { known, recordedFromOf } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { found } from '#platform/refusal.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { partnerBy } from '#partners/views.ts'
import { conditionsOn, fundOf } from './model/applying.ts'
import type { Conditions, Fund } from './model/conditions.ts'
import type { OverheadRule } from './model/overhead.ts'
import { type Rate, rateBetween, type Units } from './model/rates.ts'

/** A fund with since when its row is held. */
export type RecordedFund = Fund & { place: number; recordedFrom: string }

/** All funds with all their conditions, as they are known at the moment, in the order in which they are shown. */
export async function fundsAt(db: Db, moment: Moment): Promise<RecordedFund[]> {
  const { rows } = await sql<RecordedFund>`
    select fund.fund as id, fund.place, fund.titles, fund.partners, fund.european_union as "isEuropeanUnion", ${recordedFromOf('fund')},
      (select coalesce(jsonb_agg(jsonb_build_object('from', lower(version.held), 'until', upper(version.held), 'rules', version.rules)
          order by lower(version.held) nulls first), '[]'::jsonb)
        from fund_conditions version where version.fund = fund.fund and ${known('version', moment)}) as versions
    from fund where ${known('fund', moment)} order by fund.place, fund.fund`.execute(db)
  return rows
}

/** One fund with all its conditions; undefined where nobody knows it. */
export const fundBy = async (
  db: Db,
  moment: Moment,
  id: string,
): Promise<RecordedFund | undefined> => (await fundsAt(db, moment)).find((fund) => fund.id === id)

/** The funds by name, in the order in which they are shown. */
export const fundChoices = async (
  db: Db,
  moment: Moment,
  locale: Locale,
): Promise<{ id: string; name: string }[]> =>
  (await fundsAt(db, moment)).map(({ id, titles }) => ({ id, name: titleIn(titles, locale).text }))

/** Whose conditions are asked for, by ids, and for which day. */
export interface Asked {
  fund: string | null
  donor: string | null
  day: Day
}

/**
 * What is asked of a project by its fund or its donor on a day, filled from the default. A donor nobody knows is one without
 * conditions of its own. Refuses a fund nobody knows (`funds/unknown-fund`), and a day on which nothing holds (`funds/no-conditions`).
 */
export async function conditionsFor(
  db: Db,
  moment: Moment,
  { fund, donor, day }: Asked,
): Promise<Conditions> {
  const funds = await fundsAt(db, moment)
  if (fund !== null)
    found(
      funds.find(({ id }) => id === fund),
      'funds/unknown-fund',
    )
  const partner = donor === null ? undefined : await partnerBy(db, moment, donor)
  return found(conditionsOn(funds, { fund, donor: partner ?? null, day }), 'funds/no-conditions')
}

/**
 * The fund that a project is held against on a day: the one it names, else the one about its donor, so that nothing is left out by not
 * naming it; what it names where no conditions are known, and null where there is neither.
 */
export async function fundApplying(db: Db, moment: Moment, asked: Asked): Promise<string | null> {
  if (asked.fund === null && asked.donor === null) return null
  const partner = asked.donor === null ? undefined : await partnerBy(db, moment, asked.donor)
  const conditions = conditionsOn(await fundsAt(db, moment), { ...asked, donor: partner ?? null })
  return fundOf(conditions) ?? asked.fund
}

/** What the organisation reckons on top of costs, every rule, the earliest first. */
export async function overheadRules(db: Db, moment: Moment): Promise<OverheadRule[]> {
  const { rows } = await sql<OverheadRule>`
    select rule.rate::text as rate, rule.basis, rule.certainty, rule.source, rule.note, lower(rule.held) as from, upper(rule.held) as until
    from overhead_rule rule where ${known('rule', moment)} order by lower(rule.held) nulls first`.execute(
    db,
  )
  return rows
}

/** The rule of overhead that holds on the day; null where none does. */
export async function overheadOn(db: Db, moment: Moment, day: Day): Promise<OverheadRule | null> {
  const rules = await overheadRules(db, moment)
  return (
    rules.find(
      ({ from, until }) => (from === null || from <= day) && (until === null || day < until),
    ) ?? null
  )
}

/**
 * How many of one currency are one of the other, by the latest rates on or before the day; null where one of them has none yet. Of a
 * currency to itself it is 1.
 */
export async function rateOn(
  db: Db,
  moment: Moment,
  wanted: { from: string; to: string; day: Day },
): Promise<Rate | null> {
  const rates = await ratesOn(db, moment, wanted.day, [wanted.from, wanted.to])
  return rateBetween(wanted, rates)
}

/** The latest rate on or before the day of each of these currencies, or of all. One query. */
export async function ratesOn(
  db: Db,
  moment: Moment,
  day: Day,
  currencies: readonly string[] | null = null,
): Promise<RecordedUnits[]> {
  const only = currencies === null ? null : [...currencies]
  const { rows } = await sql<RecordedUnits>`
    select distinct on (rate.currency) rate.currency, rate.day, trim_scale(rate.units)::text as units, rate.source,
      rate.is_demo as "isDemo", ${recordedFromOf('rate')}
    from exchange_rate rate
    where ${known('rate', moment)} and rate.day <= ${day}::date and (${only}::text[] is null or rate.currency = any(${only}::text[]))
    order by rate.currency, rate.day desc`.execute(db)
  return rows
}

/** A rate with since when its row is held. */
export type RecordedUnits = Units & { recordedFrom: string }

/** Every rate of a currency, the latest first. */
export async function ratesOf(db: Db, moment: Moment, currency: string): Promise<RecordedUnits[]> {
  const { rows } = await sql<RecordedUnits>`
    select rate.currency, rate.day, trim_scale(rate.units)::text as units, rate.source, rate.is_demo as "isDemo", ${recordedFromOf('rate')}
    from exchange_rate rate where ${known('rate', moment)} and rate.currency = ${currency} order by rate.day desc`.execute(
    db,
  )
  return rows
}

/** What is held now of the currencies and days of these rates, by `currency day`. One query. */
export async function ratesHeld(
  db: Db,
  rates: readonly Pick<Units, 'currency' | 'day'>[],
): Promise<ReadonlyMap<string, Units>> {
  const asked = JSON.stringify(rates.map(({ currency, day }) => ({ currency, day })))
  const { rows } = await sql<Units>`
    select rate.currency, rate.day, trim_scale(rate.units)::text as units, rate.source, rate.is_demo as "isDemo"
    from exchange_rate rate join jsonb_to_recordset(${asked}::jsonb) as each (currency text, day date)
      on each.currency = rate.currency and each.day = rate.day
    where upper_inf(rate.recorded)`.execute(db)
  return new Map(rows.map((row) => [`${row.currency} ${row.day}`, row]))
}
