import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { found } from '#platform/refusal.ts'
import { inOrder } from '#platform/tree/part.ts'
import { type Part, rootPart } from '#plans/model/part.ts'
import { isFrozen, isInForce, wasPublished, type PlanVersion } from '#plans/model/plan.ts'
import { type PlanFilter, versionList } from '#plans/views.ts'
import { type Indicator, indicatorFrom } from '#monitoring/model/indicator.ts'

/** A version of a plan with its indicators, in reading order. */
export interface Monitored {
  version: PlanVersion
  indicators: readonly Indicator[]
}

/** The versions in force on the day that have indicators, in the order of `versionList`. Two queries, and one for names. */
export async function monitoredOn(
  db: Db,
  moment: Moment,
  filter: PlanFilter = {},
): Promise<Monitored[]> {
  const versions = await versionList(db, moment, { ...filter, inForce: true })
  return (await withIndicators(db, moment, versions)).filter(
    ({ indicators }) => indicators.length > 0,
  )
}

/**
 * The version of a plan that says what its values mean: in force on the day, or else the last published one that was before it.
 * Undefined where nothing was published by then.
 */
export async function decisiveVersion(
  db: Db,
  moment: Moment,
  plan: string,
): Promise<PlanVersion | undefined> {
  const versions = await versionList(db, moment, { plan })
  return (
    versions.find((each) => wasPublished(each) && isInForce(each, moment.asOf)) ??
    versions.find(
      (each) => isFrozen(each) && each.inForce !== null && each.inForce.from <= moment.asOf,
    )
  )
}

/** A plan with its indicators, by the version that says what its values mean. Refuses one of which nothing was published (`monitoring/unknown-plan`). */
export async function monitoredPlan(db: Db, moment: Moment, plan: string): Promise<Monitored> {
  const version = found(await decisiveVersion(db, moment, plan), 'monitoring/unknown-plan')
  const [monitored] = await withIndicators(db, moment, [version])
  return monitored ?? { version, indicators: [] }
}

/** An indicator of a plan. Refuses what is none (`monitoring/unknown-indicator`). */
export async function theIndicator(
  db: Db,
  moment: Moment,
  { plan, part }: { plan: string; part: string },
): Promise<{ version: PlanVersion; indicator: Indicator }> {
  const { version, indicators } = await monitoredPlan(db, moment, plan)
  const indicator = indicators.find((each) => each.part === part)
  return { version, indicator: found(indicator, 'monitoring/unknown-indicator') }
}

/** These versions with their indicators, those without any too. One query. */
export async function withIndicators(
  db: Db,
  moment: Moment,
  versions: readonly PlanVersion[],
): Promise<Monitored[]> {
  if (versions.length === 0) return []
  const asked = JSON.stringify(versions.map(({ plan, number }) => ({ plan: plan.id, number })))
  const { rows } = await sql<Part & { plan: string; number: number }>`
    select held.plan, held.number, held.part, held.kind, held.parent, held.place,
      case when held.kind in ('plan', 'indicator') then held.fields else '{}'::jsonb end as fields
    from jsonb_to_recordset(${asked}::jsonb) as asked (plan text, number integer)
      join plan_part held on held.plan = asked.plan and held.number = asked.number and ${known('held', moment)}`.execute(
    db,
  )
  const byVersion = Map.groupBy(rows, ({ plan, number }) => `${plan}@${number}`)
  return versions.map((version) => {
    const which = { plan: version.plan.id, number: version.number }
    const parts = byVersion.get(`${which.plan}@${which.number}`) ?? []
    const root = parts.find(({ part }) => part === rootPart)?.fields ?? {}
    return {
      version,
      indicators: inOrder(parts).flatMap((part) => indicatorFrom(which, part, root) ?? []),
    }
  })
}
