import type { FastifyInstance } from 'fastify'
import { comparePage } from './web/compare.tsx'
import { countryPages } from './web/countries.tsx'
import { finderPage } from './web/finder.tsx'
import { changesFeed } from './web/feed.ts'
import { findingsPage } from './web/findings.tsx'
import { glossaryPages } from './web/glossary.tsx'
import { officePages } from './web/office/page.tsx'
import type { RecordSection } from '#platform/ui/section.tsx'
import { type Countable, networkCountables } from './views/countables.ts'
import { restatedPage } from './web/restated.tsx'
import { structurePage } from './web/structure.tsx'
import { vocabularyPages } from './web/vocabulary.tsx'

/** What other domains set at the end of a record's page, by the kind of record. */
export type Endings = Record<'office' | 'country' | 'area', readonly RecordSection[]>

/**
 * The pages of the network, in the order of the menu; `sections` are what other domains add to an office's page, `countables` what
 * they count by region or office, `endings` what they set at the end of a record's page.
 */
export function networkPages(
  app: FastifyInstance,
  sections: readonly RecordSection[],
  countables: readonly Countable[],
  endings: Endings,
): void {
  finderPage(app)
  officePages(app, sections, endings.office)
  countryPages(app, endings.country)
  vocabularyPages(app, endings.area)
  glossaryPages(app)
  structurePage(app)
  restatedPage(app, [...networkCountables, ...countables])
  comparePage(app)
  changesFeed(app)
  findingsPage(app)
}
