import type { FastifyInstance } from 'fastify'
import type { RecordSection } from '#platform/ui/section.tsx'
import type { Workshop } from '#scenarios/views/rehearse.ts'
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
 * The pages of scenarios. `workshop` is what they are rehearsed with; `sections` are what other domains add to a scenario's page.
 */
export function scenariosPages(
  app: FastifyInstance,
  workshop: Workshop,
  sections: readonly RecordSection[] = [],
): void {
  scenariosPage(app)
  makingForms(app)
  comparePages(app, workshop)
  scenarioPage(app, workshop, sections)
  addingForms(app)
  tableForm(app)
  fileForm(app)
  impactPage(app, workshop)
  consultingForms(app)
  decidingForms(app, workshop)
}
