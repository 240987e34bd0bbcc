import type { FastifyInstance } from 'fastify'
import { apiPage } from './web/api/page.tsx'
import { tryDoors } from './web/api/try.ts'
import { crawlerDoors } from './web/crawlers.ts'
import { homePage } from './web/home.tsx'
import { searchPage } from './web/search.tsx'

/** The public face: the home page, the search, the API to read and try, and what search engines ask for. */
export function portalPages(app: FastifyInstance): void {
  homePage(app)
  searchPage(app)
  apiPage(app)
  tryDoors(app)
  crawlerDoors(app)
}
