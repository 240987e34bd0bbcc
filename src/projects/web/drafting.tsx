import type { FastifyInstance } from 'fastify'
import { arrangingForms } from './drafting/arrange.tsx'
import { beginForm } from './drafting/begin.tsx'
import { citingForms } from './drafting/cite.tsx'
import { commentForms } from './drafting/comment.tsx'
import { documentForms } from './drafting/documents.tsx'
import type { DraftingRoom } from './drafting/draft.tsx'
import { lessonForms } from './drafting/lessons.tsx'
import { moveForms } from './drafting/move.tsx'
import { partForms } from './drafting/part.tsx'
import { rootForms } from './drafting/root.tsx'
import { sectionPages } from './drafting/sections/page.tsx'

export { draftingBeside } from './drafting/sections/beside.tsx'
export type { DraftingRoom } from './drafting/draft.tsx'

/** The pages on which a project is begun and written, section by section, and moved on. */
export function draftingPages(app: FastifyInstance, room: DraftingRoom): void {
  beginForm(app)
  rootForms(app, room)
  sectionPages(app, room)
  partForms(app)
  arrangingForms(app, room)
  citingForms(app)
  commentForms(app)
  documentForms(app)
  lessonForms(app)
  moveForms(app, room)
}
