import type { FastifyInstance } from 'fastify'
import type { PartHolder } from '#projects/views/holding.ts'
import { budgetPage } from './web/budget.tsx'
import { lineForms } from './web/line.tsx'
import { tableForm } from './web/lines.tsx'
import { sheetPages } from './web/sheets.tsx'

export { budgetBeside } from './web/beside.tsx'

/** The pages of budgets. `holders` tell what holds a line fast, so that it cannot be taken out. */
export function budgetPages(app: FastifyInstance, holders: readonly PartHolder[]): void {
  budgetPage(app)
  lineForms(app, holders)
  tableForm(app)
  sheetPages(app)
}
