import type { FastifyInstance } from 'fastify'
import { draftingWrites } from './api/drafting.ts'
import { gapReads } from './api/gaps.ts'
import { questionsApi } from './api/questions.ts'
import { planReads } from './api/reads.ts'

/** Plans, what they say and cite, and every verb about them. */
export function plansApi(app: FastifyInstance): void {
  planReads(app)
  draftingWrites(app)
  gapReads(app)
  questionsApi(app)
}
