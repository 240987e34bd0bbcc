import type { FastifyInstance } from 'fastify'
import type { RecordSection } from '#platform/ui/section.tsx'
import { decidingForm } from './web/deciding.tsx'
import { indicatorPage } from './web/indicator.tsx'
import { monitoringPage } from './web/list.tsx'
import { planPage } from './web/plan.tsx'
import { reportingForm } from './web/reporting.tsx'
import { rollUpPage } from './web/roll-up.tsx'

export { monitoringBeside } from './web/beside.tsx'

/** The pages of monitoring, with their forms; `indicator` is what other domains add below an indicator, given `plan:part`. */
export function monitoringPages(
  app: FastifyInstance,
  { indicator = [] }: { indicator?: readonly RecordSection[] } = {},
): void {
  monitoringPage(app)
  rollUpPage(app)
  decidingForm(app)
  planPage(app)
  indicatorPage(app, { sections: indicator })
  reportingForm(app)
}
