import type { FastifyInstance } from 'fastify'
import type { RecordSection } from '#platform/ui/section.tsx'
import type { Ground } from './views/foreseen.ts'
import type { Bases } from './web/basis.ts'
import { decisionPage } from './web/decision.tsx'
import { decisionsPage } from './web/list.tsx'
import { withdrawForm } from './web/withdraw.tsx'

export { officeDecisionsSection } from './web/office.tsx'
export { sourceDecisionSection } from './web/source.tsx'

/** What the app hands to the pages of decisions: what they rest on, what other domains add, the tables they are resolved into. */
export interface DecisionsAround {
  bases: Bases
  sections: readonly RecordSection[]
  ground: Pick<Ground, 'tables'>
}

/** The pages of decisions about the network. */
export function decisionsPages(
  app: FastifyInstance,
  { bases, sections, ground }: DecisionsAround,
): void {
  decisionsPage(app)
  withdrawForm(app, ground)
  decisionPage(app, bases, sections)
}
