import type { NeedChecks } from '#projects/views/needs.ts'
import { openItems } from '#delivery/model/closing.ts'
import { closingOf } from './closing.ts'
import { reportsOf } from './reports.ts'

/** What moves need of what this domain knows: closing checklists that are ticked, reports that were sent. */
export const deliveryChecks: NeedChecks = {
  checklist: async ({ need: { asks }, db, moment, project }) => {
    if (asks.kind !== 'checklist') return []
    const closing = await closingOf(db, moment, project.id, asks.checklist)
    const lack = { part: null, field: null }
    if (closing === null) return [{ ...lack, reason: 'delivery/lack.no-checklist' }]
    return openItems(closing.list, closing.ticks).map(({ titles }) => ({
      ...lack,
      reason: 'delivery/lack.item',
      details: { item: titles.en },
    }))
  },
  reports: async ({ need: { asks }, db, moment, project }) => {
    if (asks.kind !== 'reports') return []
    const reports = await reportsOf(db, moment, project.id)
    return reports
      .filter(({ kind, state }) => kind === asks.report && state !== 'sent')
      .map(({ due }) => ({
        part: null,
        field: null,
        reason: 'delivery/lack.report',
        details: { due },
      }))
  },
}
