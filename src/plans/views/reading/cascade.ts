import { sql } from 'kysely'
import { known } from '#platform/db/periods.ts'
import { officeName } from '#network/views/naming.ts'
import { isOfPlan, type Upper, upperFrom, upperText } from '#frameworks/model/upper.ts'
import type { PlanLevel } from '#plans/model/level.ts'
import type { PartFields } from '#platform/tree/part.ts'
import type { PartKind } from '#plans/model/part.ts'
import { inForceOn } from '#plans/views.ts'
import type { Which } from '#plans/views/parts.ts'
import type { Looking } from '#plans/views/seen.ts'
import { type Called, titlesIn, type ToldUpper, uppersTold } from './cited.ts'

/** A part of a plan in the cascade. Its key is its `upperText`, so that what is above and what is below are named alike. */
export interface CascadePart {
  key: string
  plan: string
  number: number
  part: string
  kind: PartKind
  titles: Called
  planTitles: Called
  level: PlanLevel
  office: string
  officeName: string | null
}

/**
 * How one step leads down: to a part that cites this one, to one that cites it in an earlier version of its plan, or to one that
 * stands under it in the same plan.
 */
export const stepKinds = ['cites', 'cites-earlier', 'holds'] as const

/** One step down. */
export interface StepDown {
  key: string
  via: (typeof stepKinds)[number]
}

/** What stands above and below the parts of one version on the day. */
export interface Cascade {
  /** The parts right below the plan, and the plan itself, in reading order. */
  own: readonly string[]
  parts: ReadonlyMap<string, CascadePart>
  /** By the key of the part above. */
  below: ReadonlyMap<string, readonly StepDown[]>
  /** What each cites, by the key of the part below. */
  above: ReadonlyMap<string, readonly string[]>
  uppers: ReadonlyMap<string, ToldUpper>
  /** Whether there is more below than is told. */
  isCut: boolean
}

/** More steps down than these are not told: a page of them is not read. */
export const mostSteps = 3000
/** Further than this nothing is followed; real cascades have some six steps from a framework to an action. */
const deepest = 16

interface DownRow extends Which {
  part: string
  abovePlan: string | null
  aboveNumber: number | null
  abovePart: string | null
  via: StepDown['via']
  kind: PartKind
  fields: PartFields
  root: PartFields
  level: PlanLevel
  office: string
  officeName: string | null
}

/**
 * The cascade of a version: up to the frameworks by what its parts cite, and what that cites; down to actions by what is in force on
 * the day. One recursive query each way, and those of the titles.
 */
export async function cascadeOf(looking: Looking, which: Which): Promise<Cascade> {
  const [down, up] = await Promise.all([stepsDown(looking, which), stepsUp(looking, which)])
  const steps = down.slice(0, mostSteps)
  const above = new Map(
    [...Map.groupBy(up, ({ below }) => below)].map(([below, cited]) => [
      below,
      [...new Set(cited.map(({ upper }) => upperText(upper)))],
    ]),
  )
  const uppers = await uppersTold(
    looking,
    up.map(({ upper }) => upper),
  )
  const parts = new Map(steps.map((row) => [keyOf(row), partFrom(row)]))
  const below = new Map<string, StepDown[]>()
  for (const row of steps) {
    if (row.abovePlan === null || row.aboveNumber === null || row.abovePart === null) continue
    const from = upperText({
      of: row.abovePlan,
      version: String(row.aboveNumber),
      code: row.abovePart,
    })
    const others = below.get(from) ?? []
    const key = keyOf(row)
    if (!others.some((each) => each.key === key))
      below.set(from, [...others, { key, via: row.via }])
  }
  const own = steps.filter(({ abovePlan }) => abovePlan === null).map(keyOf)
  return { own, parts, below, above, uppers, isCut: down.length > mostSteps }
}

const keyOf = ({ plan, number, part }: Which & { part: string }) =>
  upperText({ of: plan, version: String(number), code: part })

const partFrom = (row: DownRow): CascadePart => ({
  key: keyOf(row),
  plan: row.plan,
  number: row.number,
  part: row.part,
  kind: row.kind,
  titles: titlesIn(row.fields),
  planTitles: titlesIn(row.root),
  level: row.level,
  office: row.office,
  officeName: row.officeName,
})

async function stepsDown({ db, moment }: Looking, { plan, number }: Which): Promise<DownRow[]> {
  const { rows } = await sql<DownRow>`
    with recursive step (above_plan, above_number, above_part, plan, number, part, via, depth) as (
      select null::text, null::integer, null::text, own.plan, own.number, own.part, 'holds', 0
      from plan_part own where own.plan = ${plan} and own.number = ${number} and ${known('own', moment)}
        and (own.parent is null or own.parent = 'plan') and own.kind <> 'indicator'
      union
      select reached.plan, reached.number, reached.part, further.plan, further.number, further.part, further.via, reached.depth + 1
      from step reached cross join lateral (
        select cited.plan, cited.number, cited.part,
          case when cited.upper_version = reached.number::text then 'cites' else 'cites-earlier' end as via
        from plan_citation cited
          join plan_standing stood on stood.plan = cited.plan and stood.number = cited.number and ${known('stood', moment)}
            and ${inForceOn('stood', moment)}
        where cited.upper_of = reached.plan and cited.upper_code = reached.part
          and cited.upper_version in (select earlier::text from generate_series(1, reached.number) earlier)
          and ${known('cited', moment)}
        union all
        select held.plan, held.number, held.part, 'holds' from plan_part held
        where held.plan = reached.plan and held.number = reached.number and held.parent = reached.part and reached.part <> 'plan'
          and held.kind <> 'indicator' and ${known('held', moment)}) further
      where reached.depth < ${deepest})
    select told.plan, told.number, told.part, told.above_plan as "abovePlan", told.above_number as "aboveNumber",
      told.above_part as "abovePart", told.via, part.kind, part.fields, root.fields as root, plan.level, plan.office,
      ${officeName(sql`plan.office`, moment)} as "officeName"
    from (select * from step limit ${mostSteps + 1}) told
      join plan on plan.id = told.plan
      join plan_part part on part.plan = told.plan and part.number = told.number and part.part = told.part and ${known('part', moment)}
      join plan_part root on root.plan = told.plan and root.number = told.number and root.part = 'plan' and ${known('root', moment)}
    order by told.depth, told.via desc, plan.level, "officeName", told.plan, told.number, part.parent nulls first, part.place, told.part`.execute(
    db,
  )
  return rows
}

interface StepUp {
  below: string
  upper: Upper
}

async function stepsUp({ db, moment }: Looking, { plan, number }: Which): Promise<StepUp[]> {
  const { rows } = await sql<{ below: string; above: string }>`
    with recursive step (plan, number, part, upper_of, upper_version, upper_code, depth) as (
      select cited.plan, cited.number, cited.part, cited.upper_of, cited.upper_version, cited.upper_code, 1
      from plan_citation cited where cited.plan = ${plan} and cited.number = ${number} and ${known('cited', moment)}
      union
      select cited.plan, cited.number, cited.part, cited.upper_of, cited.upper_version, cited.upper_code, reached.depth + 1
      from step reached join plan_citation cited on cited.plan = reached.upper_of and cited.number::text = reached.upper_version
        and cited.part = reached.upper_code and ${known('cited', moment)}
      where reached.depth < ${deepest})
    select distinct plan || '@' || number || '/' || part as below, upper_of || '@' || upper_version || '/' || upper_code as above
    from step order by 1, 2`.execute(db)
  return rows.flatMap(({ below, above }) => {
    const upper = upperFrom(above)
    return upper === null ? [] : [{ below, upper }]
  })
}

/** Whether this key of the cascade is a part of a plan, so that something may stand above it. */
export const isPartKey = (key: string): boolean => {
  const upper = upperFrom(key)
  return upper !== null && isOfPlan(upper)
}
