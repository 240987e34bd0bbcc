import type { FastifyInstance } from 'fastify'
import { crawlerDoors } from './web/crawlers.ts'
import { homePage } from './web/home.tsx'
import { searchPage } from './web/search.tsx'

/** The public face: the home page, the search, and what search engines ask for. */
export function portalPages(app: FastifyInstance): void {
  homePage(app)
  searchPage(app)
  crawlerDoors(app)
}
