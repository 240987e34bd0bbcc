import type { FastifyInstance } from 'fastify'
import { answeringForm } from './drafting/answer.tsx'
import { arrangingForms } from './drafting/arrange.tsx'
import { citingForms } from './drafting/cite.tsx'
import { headForm } from './drafting/head.tsx'
import { makeForm } from './drafting/make.tsx'
import { partForms } from './drafting/part.tsx'

export { draftingBeside } from './drafting/beside.tsx'
export { Readiness } from './drafting/readiness.tsx'

/** The forms that begin a plan, and write its draft part by part. */
export function draftingForms(app: FastifyInstance): void {
  makeForm(app)
  headForm(app)
  partForms(app)
  arrangingForms(app)
  citingForms(app)
  answeringForm(app)
}
