import type { FastifyInstance } from 'fastify'
import type { RecordSection } from '#platform/ui/section.tsx'
import { comparePage } from './web/compare.tsx'
import { editionPage } from './web/edition.tsx'
import { listPages } from './web/list.tsx'
import { objectivePages } from './web/objective.tsx'

export { ObjectiveLink, Titled } from './web/parts.tsx'

/** The pages of frameworks; `sections` are what other domains add to an objective's page, each handed its `upperText`. */
export function frameworksPages(
  app: FastifyInstance,
  sections: readonly RecordSection[] = [],
): void {
  listPages(app)
  comparePage(app)
  editionPage(app)
  objectivePages(app, sections)
}
