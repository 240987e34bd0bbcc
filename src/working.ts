import type { WorkPart } from '#platform/doors/work.ts'
import { monitoringWork } from '#monitoring/web/work.ts'
import { plansWork } from '#plans/web/work.ts'
import { proposalsWork } from '#proposals/web/work.ts'
import { routesWork } from '#routes/web.tsx'

/** What the domains hand in to the one place of all that waits for somebody, in the order in which it is shown. */
export const workParts: readonly WorkPart[] = [
  routesWork,
  plansWork,
  proposalsWork,
  monitoringWork,
]
