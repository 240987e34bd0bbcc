import type { FastifyInstance } from 'fastify'
import { findingsPage } from './web/findings.tsx'
import { portfolioPage } from './web/portfolio.tsx'

export { portfolioBeside } from './web/beside.tsx'

/** The pages of the portfolio: its figures, and what of the published projects could not be tied. */
export function portfolioPages(app: FastifyInstance): void {
  portfolioPage(app)
  findingsPage(app)
}
