import type { FastifyInstance } from 'fastify'
import { paperFiles } from './web/files.ts'
import { makingForms } from './web/make.tsx'
import { previewPage } from './web/preview.tsx'

export { papersBeside } from './web/beside.tsx'

/** The pages of the documents people send: as they would be made, the forms that make and send them, and their bytes. */
export function papersPages(app: FastifyInstance): void {
  makingForms(app)
  previewPage(app)
  paperFiles(app)
}
