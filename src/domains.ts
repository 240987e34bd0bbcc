import { evidenceTables } from '#evidence/model/period-tables.ts'
import { liaisonTables } from '#liaison/model/period-tables.ts'
import { networkTables } from '#network/model/period-tables.ts'
import { portalTables } from '#portal/model/period-tables.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import { worldTables } from '#world/model/period-tables.ts'

/** The departments, from the ground up: each may lean on those before it, never on those after. */
export const domains = ['sources', 'world', 'network', 'liaison', 'evidence', 'portal'] as const

/** Every table of dated facts, in the order in which they are resolved. */
export const periodTables: readonly PeriodTable[] = [
  ...worldTables,
  ...networkTables,
  ...liaisonTables,
  ...evidenceTables,
  ...portalTables,
]
