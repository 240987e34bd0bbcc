import type { FastifyInstance } from 'fastify'
import { homePage } from './web/home.tsx'
import { searchPage } from './web/search.tsx'

/** The public face: the home page and the search. */
export function portalPages(app: FastifyInstance): void {
  homePage(app)
  searchPage(app)
}
