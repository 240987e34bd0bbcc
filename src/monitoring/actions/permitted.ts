import type { Actor } from '#platform/act.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { type By } from '#posts/actions/operator.ts'
import { actingAt, nowOf } from '#posts/actions/acting.ts'
import { wasPublished, type PlanVersion } from '#plans/model/plan.ts'
import { maySee } from '#plans/model/sight.ts'
import { versionList } from '#plans/views.ts'
import type { Indicator } from '#monitoring/model/indicator.ts'
import type { Standing } from '#monitoring/model/report.ts'
import { type Sight, sightOf } from '#monitoring/model/sight.ts'
import { decisiveVersion, withIndicators } from '#monitoring/views/indicators.ts'
import { reportBy } from '#monitoring/views.ts'

export type { By } from '#posts/actions/operator.ts'

/** Which indicator it is. */
export interface Which {
  plan: string
  part: string
}

/** How far somebody reads; the operator everything. */
export const sightBy = ({ asker }: Pick<By, 'asker'>): Sight =>
  'command' in asker ? 'all' : sightOf(asker)

/** The plan of an indicator, by its newest version that they may see. Refuses what there is not (`monitoring/unknown-plan`). */
export async function thePlan(by: Pick<By, 'db' | 'asker'>, plan: string): Promise<PlanVersion> {
  const { db, asker } = by
  const versions = await versionList(db, nowOf({ asker }), { plan })
  const seen = versions.find((each) => 'command' in asker || maySee(asker, each))
  return found(seen, 'monitoring/unknown-plan')
}

/**
 * The indicator as the plan defines it now. Refuses a plan of which nothing was published (`monitoring/not-published`), and what is
 * no indicator of it (`monitoring/unknown-indicator`).
 */
export async function definedNow(
  by: Pick<By, 'db' | 'asker'>,
  { plan, part }: Which,
): Promise<{ version: PlanVersion; indicator: Indicator }> {
  const { db } = by
  const moment = nowOf(by)
  const version = await decisiveVersion(db, moment, plan)
  if (version === undefined || !wasPublished(version))
    throw new Refusal('conflict', 'monitoring/not-published')
  const [monitored] = await withIndicators(db, moment, [version])
  const indicator = monitored?.indicators.find((each) => each.part === part)
  return { version, indicator: found(indicator, 'monitoring/unknown-indicator') }
}

/** The report as it stands now. Refuses what there is not, or what they may not read (`monitoring/unknown-report`). */
export const theReport = async (by: Pick<By, 'db' | 'asker'>, id: string): Promise<Standing> =>
  found(await reportBy(by.db, nowOf(by), id, sightBy(by)), 'monitoring/unknown-report')

/** Who reports values of a plan. Refuses with the reason. */
export const reporting = (by: By, { plan }: Pick<PlanVersion, 'plan'>): Promise<Actor> =>
  actingAt(by, 'monitoring.report', { id: plan.office, name: plan.officeName })

/** Who decides on a report: never who made it, nor under the same post. Refuses with the reason. */
export const deciding = (
  by: By,
  { plan }: Pick<PlanVersion, 'plan'>,
  report: Pick<Standing, 'by'>,
): Promise<Actor> =>
  actingAt(
    by,
    'monitoring.approve',
    { id: plan.office, name: plan.officeName },
    { authors: authorsOf(report) },
  )

/** Who made a report, as the rules about authors need it. */
export const authorsOf = ({ by: { person, post } }: Pick<Standing, 'by'>) => ({
  persons: person === null ? [] : [person],
  posts: post === null ? [] : [post],
})
