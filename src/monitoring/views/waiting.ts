import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import type { Indicator } from '#monitoring/model/indicator.ts'
import type { Standing } from '#monitoring/model/report.ts'
import { reportList } from '#monitoring/views.ts'
import { decisiveVersion, withIndicators } from './indicators.ts'

/** A report on which somebody may decide. */
export interface Waiting {
  report: Standing
  version: PlanVersion
  indicator: Indicator
}

/** The reports on which somebody may decide today, those that wait longest first. Their own are not among them. */
export async function waitingFor(db: Db, asker: Asker): Promise<Waiting[]> {
  const { today } = asker
  if (!asker.grants.some(({ right }) => right === 'monitoring.approve')) return []
  const pending = (await reportList(db, today, { sight: 'all' })).filter(
    ({ state }) => state === 'pending',
  )
  const plans = new Map(
    await Promise.all(
      [...new Set(pending.map(({ plan }) => plan))].map(
        async (plan) => [plan, await openPlan(db, asker, plan)] as const,
      ),
    ),
  )
  return pending.flatMap((report): Waiting[] => {
    const open = plans.get(report.plan)
    const indicator = open?.indicators.find(({ part }) => part === report.part)
    if (open === undefined || indicator === undefined) return []
    const { person, post } = report.by
    const authors = {
      persons: person === null ? [] : [person],
      posts: post === null ? [] : [post],
    }
    const verdict = permits('monitoring.approve', asker, { ...open.target, authors })
    return verdict.isAllowed ? [{ report, version: open.version, indicator }] : []
  })
}

async function openPlan(db: Db, asker: Asker, plan: string) {
  const version = await decisiveVersion(db, asker.today, plan)
  // Of a plan that was withdrawn meanwhile there is nothing left to decide.
  if (version === undefined) return undefined
  const [monitored] = await withIndicators(db, asker.today, [version])
  const indicators = monitored?.indicators ?? []
  const office = { id: version.plan.office, name: version.plan.officeName }
  const target = await targetAt(db, asker, office, asker.today.asOf)
  return { version, indicators, target }
}
