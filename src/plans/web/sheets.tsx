import type { FastifyInstance } from 'fastify'
import { workbookFiles } from './sheets/files.ts'
import { planImport } from './sheets/import.tsx'

export { sheetsBeside } from './sheets/beside.tsx'

/** A plan as a workbook: to take away, to fill in, and to send back. */
export function workbookPages(app: FastifyInstance): void {
  workbookFiles(app)
  planImport(app)
}
