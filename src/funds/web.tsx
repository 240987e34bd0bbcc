import type { FastifyInstance } from 'fastify'
import type { RecordSection } from '#platform/ui/section.tsx'
import { fundPage } from './web/fund.tsx'
import { importForm } from './web/import.tsx'
import { fundsPage } from './web/list.tsx'
import { ratesPage } from './web/rates.tsx'

export { SaidBy } from './web/conditions.tsx'
export { partnerFundsSection } from './web/partner.tsx'

/** The pages of funds, of what they ask, and of exchange rates; `sections` are what other domains add to a fund's page. */
export function fundsPages(app: FastifyInstance, sections: readonly RecordSection[] = []): void {
  fundsPage(app)
  fundPage(app, sections)
  ratesPage(app)
  importForm(app)
}
