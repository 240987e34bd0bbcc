import type { FastifyInstance } from 'fastify'
import { conditionForm } from './web/step/condition.tsx'
import { handingForms } from './web/step/handing.tsx'
import { reviewForm } from './web/step/review.tsx'
import { stepPage } from './web/step/step.tsx'
import type { RouteRules } from './actions.ts'
import { routePage } from './web/route/page.tsx'
import { shareForms } from './web/share.tsx'
import { submitForm } from './web/submit.tsx'
import { turnaroundPage } from './web/turnaround/turnaround.tsx'

export { routesBeside } from './web/route/beside.tsx'
export { followUpWork } from './web/work/follow-up.ts'
export { routesWork } from './web/work/part.ts'
export { waitingInAll } from './web/work/counted.ts'
export { workPages } from './web/work/work.tsx'

/** The pages of routes: who is asked and why, what is asked at a step, sending a project, how long steps take. */
export function routesPages(app: FastifyInstance, room: RouteRules): void {
  routePage(app)
  submitForm(app, room)
  stepPage(app, room)
  reviewForm(app)
  handingForms(app, room)
  conditionForm(app)
  shareForms(app)
  turnaroundPage(app)
}
