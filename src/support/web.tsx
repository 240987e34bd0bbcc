import type { FastifyInstance } from 'fastify'
import { requestForms } from './web/forms.tsx'
import { supportList } from './web/list.tsx'
import { loadPage } from './web/load.tsx'
import { makeForm } from './web/make.tsx'
import { movingForms } from './web/moving.tsx'
import { requestPage } from './web/request.tsx'

export { officeSupportSection, supportBeside } from './web/sections.tsx'
export { supportWork } from './web/work.ts'

/** The pages of technical support: the lists, asking, a request with all that is done about it, the load. */
export function supportPages(app: FastifyInstance): void {
  supportList(app)
  makeForm(app)
  loadPage(app)
  requestPage(app)
  movingForms(app)
  requestForms(app)
}
