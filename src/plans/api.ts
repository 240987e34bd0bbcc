import type { FastifyInstance } from 'fastify'
import { draftingWrites } from './api/drafting.ts'
import { gapReads } from './api/gaps.ts'
import { lifeReads } from './api/life/reads.ts'
import { lifeWrites } from './api/life/writes.ts'
import { questionsApi } from './api/questions.ts'
import { planReads } from './api/reads.ts'
import { workbookWrites } from './api/sheets.ts'

/** Plans, what they say and cite, and every verb about them. */
export function plansApi(app: FastifyInstance): void {
  planReads(app)
  draftingWrites(app)
  workbookWrites(app)
  lifeReads(app)
  lifeWrites(app)
  gapReads(app)
  questionsApi(app)
}
