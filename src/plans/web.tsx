import type { FastifyInstance } from 'fastify'
import type { RecordSection } from '#platform/ui/section.tsx'
import type { Beside } from './web/beside.ts'
import { draftingBeside, draftingForms } from './web/drafting.tsx'
import { gapPages } from './web/gaps/gaps.tsx'
import { lifeBeside, lifeForms } from './web/life.tsx'
import { cascadePage } from './web/reading/cascade.tsx'
import { comparePage } from './web/reading/compare.tsx'
import { documentFiles } from './web/reading/document.ts'
import { plansPage } from './web/reading/list.tsx'
import { questionsBeside } from './web/questions/beside.tsx'
import { questionsPage } from './web/questions/list.tsx'
import { questionPage } from './web/questions/question.tsx'
import { versionPages } from './web/reading/version.tsx'
import { sheetsBeside, workbookPages } from './web/sheets.tsx'

export {
  countryPlansSection,
  issuePlansSection,
  objectivePlansSection,
  officePlansSection,
} from './web/reading/sections.tsx'
export { OriginMark } from './web/reading/said.tsx'
export type { Aside, Beside, ShownVersion } from './web/beside.ts'

/** What the app hands down to the pages of plans. */
export interface PlansRoom {
  /** What other domains show beside a version; ours come before. */
  besides: readonly Beside[]
  /** What other domains add below a plan; they are given its id. */
  sections: readonly RecordSection[]
}

/** What this domain shows beside a version, in this order. */
const ours: readonly Beside[] = [lifeBeside, draftingBeside, questionsBeside, sheetsBeside]

/** The pages of plans: to read, and to write, consult on, endorse and publish. */
export function plansPages(app: FastifyInstance, { besides, sections }: PlansRoom): void {
  plansPage(app)
  draftingForms(app)
  lifeForms(app)
  comparePage(app)
  cascadePage(app)
  documentFiles(app)
  workbookPages(app)
  gapPages(app)
  questionsPage(app)
  questionPage(app)
  versionPages(app, { besides: [...ours, ...besides], sections })
}
