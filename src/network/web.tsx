import type { FastifyInstance } from 'fastify'
import { countryPages } from './web/countries.tsx'
import { finderPage } from './web/finder.tsx'
import { findingsPage } from './web/findings.tsx'
import { officePages, type OfficeSection } from './web/office/page.tsx'
import { structurePage } from './web/structure.tsx'
import { vocabularyPages } from './web/vocabulary.tsx'

/** The pages of the network, in the order of the menu; `sections` are what other domains add to an office's page. */
export function networkPages(app: FastifyInstance, sections: readonly OfficeSection[]): void {
  finderPage(app)
  officePages(app, sections)
  countryPages(app)
  vocabularyPages(app)
  structurePage(app)
  findingsPage(app)
}
