import { type RawBuilder, sql } from 'kysely'
import { known } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { officeName } from '#network/views/naming.ts'
import type { Upper } from '#frameworks/model/upper.ts'
import type { PlanLevel } from '#plans/model/level.ts'
import type { PartFields } from '#platform/tree/part.ts'
import type { PartKind } from '#plans/model/part.ts'
import type { PlanState } from '#plans/model/plan.ts'
import { inForceOn } from '#plans/views.ts'
import { plannedCountries } from '#plans/views/gaps/countries.ts'
import type { Looking } from '#plans/views/seen.ts'
import { type Called, seenParts } from './cited.ts'

/** A part of a plan that serves something above, or answers an issue. */
export interface Serving {
  plan: string
  number: number
  level: PlanLevel
  office: string
  officeName: string | null
  covers: readonly string[]
  state: PlanState
  part: string
  kind: PartKind
  titles: Called
  planTitles: Called
}

interface Row extends Omit<Serving, 'titles' | 'planTitles'> {
  fields: PartFields
  root: PartFields
  fingerprint: string | null
}

/** Parts of plans that `from` names, by plan, number and part, in versions that are in force on the day. */
async function partsNamed(looking: Looking, from: RawBuilder<unknown>): Promise<Serving[]> {
  const { db, moment } = looking
  const { rows } = await sql<Row>`
    select plan.id as plan, named.number, plan.level, plan.office, ${officeName(sql`plan.office`, moment)} as "officeName",
      array(select covered.covers from plan_cover covered where covered.plan = plan.id and ${known('covered', moment)} order by 1) as covers,
      stood.state, stood.fingerprint, named.part, part.kind, part.fields, root.fields as root
    from (${from}) named join plan on plan.id = named.plan
      join plan_standing stood on stood.plan = named.plan and stood.number = named.number and ${known('stood', moment)}
        and ${inForceOn('stood', moment)}
      join plan_part part on part.plan = named.plan and part.number = named.number and part.part = named.part and ${known('part', moment)}
      join plan_part root on root.plan = named.plan and root.number = named.number and root.part = 'plan' and ${known('root', moment)}
    order by plan.level, "officeName", plan.id, named.number, part.place, named.part`.execute(db)
  return seenParts(looking, rows)
}

/** Who serves something above, near or far, with versions in force on the day. */
export const servingOf = (looking: Looking, { of, version, code }: Upper): Promise<Serving[]> =>
  partsNamed(
    looking,
    sql`select plan, number, part from plan_service
      where upper_of = ${of} and upper_version = ${version} and upper_code = ${code}`,
  )

/** Which plans in force on the day answer an issue. */
export const answering = (looking: Looking, issue: string): Promise<Serving[]> =>
  partsNamed(
    looking,
    sql`select plan, number, part from plan_rationale given where issue = ${issue} and ${known('given', looking.moment)}`,
  )

/** What serves something, by the region it belongs to: the office whose region it is, null where it is of none. */
export async function byRegion(
  { db, moment }: Looking,
  serving: readonly Serving[],
  locale: Locale,
): Promise<{ office: string | null; officeName: string | null; serving: Serving[] }[]> {
  if (serving.length === 0) return []
  const countries = await plannedCountries(db, moment, locale)
  const regionOf = new Map(
    countries.map(({ country, office, officeName: name }) => [country, { office, name }]),
  )
  const placed = serving.map((each) => {
    const isRegional =
      each.level === 'regional-strategy' || each.level === 'regional-plan-of-action'
    const region = isRegional
      ? { office: each.office, name: each.officeName }
      : each.covers.flatMap((code) => regionOf.get(code) ?? [])[0]
    return { each, office: region?.office ?? null, name: region?.name ?? null }
  })
  return [...Map.groupBy(placed, ({ office }) => office)]
    .map(([office, group]) => ({
      office,
      officeName: group[0]?.name ?? null,
      serving: group.map(({ each }) => each),
    }))
    .toSorted(
      (a, b) =>
        Number(a.office === null) - Number(b.office === null) ||
        (a.officeName ?? '').localeCompare(b.officeName ?? '', locale),
    )
}
