import { sql } from 'kysely'
import { known } from '#platform/db/periods.ts'
import { isOfPlan, type Upper, upperText } from '#frameworks/model/upper.ts'
import { frozenStates } from '#plans/model/plan.ts'
import { inForceOn } from '#plans/views.ts'
import { type ToldUpper, uppersTold } from '#plans/views/reading/cited.ts'
import type { Looking } from '#plans/views/seen.ts'
import { found } from '#platform/refusal.ts'
import { isMember } from '#world/views.ts'
import type { Indicator } from '#monitoring/model/indicator.ts'
import { type Member, memberId, type RollUp, rollUp } from '#monitoring/model/roll-up.ts'
import { valuesOf } from '#monitoring/model/report.ts'
import { reportList } from '#monitoring/views.ts'
import { decisiveVersion, type Monitored, monitoredOn, withIndicators } from './indicators.ts'

/** A member as a reader is told of it. */
export interface ToldMember extends Member {
  id: string
  version: Monitored['version']
  /** The report that its value is; null where there is none. */
  report: string | null
}

/** What stands below an upper indicator, and what that adds up to for a year. */
export interface RolledUp {
  upper: Upper
  told: ToldUpper
  year: number
  members: readonly ToldMember[]
  /** Indicators between the upper one and the members: not added, since their members are. */
  between: readonly string[]
  outcome: RollUp
  /** The upper indicator itself, where it is one of a plan. */
  above: Indicator | null
}

/**
 * The indicators in force on the day that cite an upper one, themselves or through others, and what their approved values of a year
 * add up to. Of an indicator that others below it cite in turn, those are added and it is not. Refuses an upper that is nothing
 * the reader may see (`monitoring/unknown-upper`).
 */
export async function rolledUp(looking: Looking, upper: Upper, year: number): Promise<RolledUp> {
  const { db, moment } = looking
  const told = found(
    (await uppersTold(looking, [upper])).get(upperText(upper)),
    'monitoring/unknown-upper',
  )
  const edges = await edgesBelow(looking, upper)
  const all = await membersAmong(
    looking,
    edges.map(({ plan, part }) => `${plan}/${part}`),
  )
  const cited = new Set(
    edges.flatMap(({ plan, part, above }) => above.filter((each) => each !== `${plan}/${part}`)),
  )
  const plans = [...new Set(all.map(({ indicator }) => indicator.plan))]
  const values = await reportList(db, moment, { plans, sight: 'approved' })
  const reports = Map.groupBy(values, ({ plan, part }) => `${plan}/${part}`)
  const covered = await countriesOf(looking, plans)
  const members = all
    .filter((each) => !cited.has(memberId(each)))
    .map((each): ToldMember => {
      const id = memberId(each)
      const value = valuesOf(reports.get(id) ?? []).get(year) ?? null
      return {
        ...each,
        id,
        office: each.version.plan.office,
        countries: covered.get(each.indicator.plan) ?? [],
        value,
        report: value?.id ?? null,
      }
    })
  const between = all.map(memberId).filter((each) => cited.has(each))
  const above = await indicatorAbove(looking, upper)
  return { upper, told, year, members, between, outcome: rollUp(members, above), above }
}

/** What the upper one means where it is an indicator of a plan; what frameworks count is not told here. */
async function indicatorAbove({ db, moment }: Looking, upper: Upper): Promise<Indicator | null> {
  if (!isOfPlan(upper)) return null
  const version = await decisiveVersion(db, moment, upper.of)
  const [monitored] = version === undefined ? [] : await withIndicators(db, moment, [version])
  return monitored?.indicators.find(({ part }) => part === upper.code) ?? null
}

interface Edge {
  plan: string
  part: string
  /** Parts of plans above it, `plan/part`. */
  above: string[]
}

/** Indicators in force whose parts stand below the upper, with the parts of plans that stand above each. */
async function edgesBelow({ db, moment }: Looking, { of, version, code }: Upper): Promise<Edge[]> {
  // A part of a plan is the same in every version; an objective of a framework only in its edition.
  const isIt = isOfPlan({ of, version, code })
    ? sql`below.upper_of = ${of} and below.upper_code = ${code}`
    : sql`below.upper_of = ${of} and below.upper_version = ${version} and below.upper_code = ${code}`
  const { rows } = await sql<Edge>`
    select below.plan, below.part, array(
      select distinct above.upper_of || '/' || above.upper_code from plan_service above
      where above.plan = below.plan and above.number = below.number and above.part = below.part and above.upper_of like 'p-%') as above
    from plan_service below
      join plan_standing stood on stood.plan = below.plan and stood.number = below.number and ${known('stood', moment)}
        and ${inForceOn('stood', moment)} and stood.state = any(${[...frozenStates]}::text[])
      join plan_part part on part.plan = below.plan and part.number = below.number and part.part = below.part
        and part.kind = 'indicator' and ${known('part', moment)}
    where ${isIt}
    group by below.plan, below.number, below.part order by below.plan, below.part`.execute(db)
  return rows
}

/** These indicators (`plan/part`) by the versions in force. */
async function membersAmong({ db, moment }: Looking, ids: readonly string[]) {
  if (ids.length === 0) return []
  const wanted = new Set(ids)
  return (await monitoredOn(db, moment)).flatMap(({ version, indicators }) =>
    indicators
      .map((indicator) => ({ version, indicator }))
      .filter((each) => wanted.has(memberId(each))),
  )
}

/** The countries that plans are for on the day, by plan: those named, and the members of areas. */
async function countriesOf({ db, moment }: Looking, plans: readonly string[]) {
  if (plans.length === 0) return new Map<string, string[]>()
  const { rows } = await sql<{ plan: string; countries: string[] }>`
    select covered.plan, array_agg(distinct country.code order by country.code) as countries
    from plan_cover covered join lateral (
      select covered.covers as code where covered.covers ~ '^[A-Z]{3}$'
      union select named.country from (select distinct country from area_member) named
        where ${isMember(sql`covered.covers`, sql`named.country`, moment)}) country on true
    where covered.plan = any(${[...plans]}::text[]) and ${known('covered', moment)}
    group by covered.plan`.execute(db)
  return new Map(rows.map(({ plan, countries }) => [plan, countries]))
}
