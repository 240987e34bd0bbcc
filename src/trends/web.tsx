import type { FastifyInstance } from 'fastify'
import type { RecordSection } from '#platform/ui/section.tsx'
import { arrangingForm } from './web/arranging.tsx'
import { issuePage } from './web/issue.tsx'
import { issuesPage } from './web/list.tsx'
import { observationPage } from './web/observation.tsx'
import { observationsPage } from './web/observations.tsx'
import { observingForms } from './web/observing.tsx'
import { regionPage } from './web/region.tsx'
import { weighingForms } from './web/weighing.tsx'

/** What other domains add to the pages of trends. */
export interface TrendsSections {
  issue?: readonly RecordSection[]
  observation?: readonly RecordSection[]
}

/** The pages of trends, with their forms. */
export function trendsPages(
  app: FastifyInstance,
  { issue = [], observation = [] }: TrendsSections = {},
): void {
  issuesPage(app)
  weighingForms(app)
  observationsPage(app)
  observingForms(app)
  regionPage(app)
  issuePage(app, issue)
  observationPage(app, observation)
  arrangingForm(app)
}
