import { fileURLToPath } from 'node:url'
import { clockOf } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { loadHolidays } from '#calendars/actions/record.ts'
import { loadDemoRates } from '#funds/actions.ts'
import { loadReports } from '#monitoring/actions/record.ts'
import { loadPlans } from '#plans/actions/load.ts'
import { momentAt } from '#sources/views.ts'
import { loadTrends } from '#trends/actions/record.ts'
import type { Organisation } from './organisations.ts'

const folder = fileURLToPath(new URL('../organisations/demo/', import.meta.url))

/**
 * Adds what is for trying out to the default organisation: holidays of two offices, issues, a cascade of plans for eight countries, and values of
 * its indicators. Each says that it is a demo. A second time nothing is added.
 */
export async function addDemo(db: Db, organisation: Organisation): Promise<void> {
  if (!organisation.isDefault) return
  const { today } = clockOf(organisation, new Date())
  await loadHolidays(db, folder)
  await loadTrends(db, folder)
  await loadDemoRates(db, folder, today)
  await loadPlans(db, folder, await momentAt(db, today, null))
  await loadReports(db, folder)
}
