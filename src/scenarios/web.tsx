import type { FastifyInstance } from 'fastify'
import type { RecordSection } from '#platform/ui/section.tsx'
import type { WorkshopFor } from '#scenarios/views/rehearse.ts'
import { addingForms } from './web/adding.tsx'
import { comparePages } from './web/compare.tsx'
import { consultingForms } from './web/consulting.tsx'
import { decidingForms } from './web/deciding.tsx'
import { fileForm } from './web/file.tsx'
import { impactPage } from './web/impact.tsx'
import { scenariosPage } from './web/list.tsx'
import { makingForms } from './web/making.tsx'
import { scenarioPage } from './web/scenario.tsx'
import { tableForm } from './web/table.tsx'

export { scenarioBasis } from './web/basis.ts'

/**
 * The pages of scenarios. `workshopFor` tells what those of an organisation are rehearsed with; `sections` are what other domains add to a scenario's page.
 */
export function scenariosPages(
  app: FastifyInstance,
  workshopFor: WorkshopFor,
  sections: readonly RecordSection[] = [],
): void {
  scenariosPage(app)
  makingForms(app)
  comparePages(app, workshopFor)
  scenarioPage(app, workshopFor, sections)
  addingForms(app)
  tableForm(app)
  fileForm(app)
  impactPage(app, workshopFor)
  consultingForms(app)
  decidingForms(app, workshopFor)
}
