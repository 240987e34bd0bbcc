import type { FastifyInstance } from 'fastify'
import { agreementPage } from './web/agreement.tsx'
import { calendarPage } from './web/calendar.tsx'
import { closureForms, closurePage } from './web/closure.tsx'
import { evaluationPage } from './web/evaluation.tsx'
import { feedPages } from './web/feeds.tsx'
import { agreementForms } from './web/forms/agreement.tsx'
import { evaluationForms } from './web/forms/evaluations.tsx'
import { recommendationForms } from './web/forms/recommendations.tsx'
import { reportForms } from './web/forms/reports.tsx'
import { revisionForms } from './web/forms/revisions.tsx'
import { listPages } from './web/lists.tsx'
import { reportPage } from './web/report.tsx'
import { revisionPage } from './web/revision.tsx'
import type { DoorsRoom } from './web/room.ts'

export { deliveryBeside } from './web/beside.tsx'
export { feedWays } from './web/feeds.tsx'
export type { DoorsRoom } from './web/room.ts'

/** The pages of what comes after endorsement, with their forms, the calendar of what is due, and calendars for programs. */
export function deliveryPages(app: FastifyInstance, room: DoorsRoom): void {
  for (const pages of [
    agreementPage,
    closurePage,
    evaluationPage,
    listPages,
    reportPage,
    revisionPage,
  ])
    pages(app)
  for (const forms of [
    agreementForms,
    revisionForms,
    reportForms,
    closureForms,
    evaluationForms,
    recommendationForms,
  ])
    forms(app, room)
  calendarPage(app)
  feedPages(app)
}
