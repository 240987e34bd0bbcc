import { fileURLToPath } from 'node:url'
import { clockOf, daysAfter } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { loadHolidays } from '#calendars/actions/record.ts'
import { loadDemoRates } from '#funds/actions.ts'
import { loadReports } from '#monitoring/actions/record.ts'
import { loadPlans } from '#plans/actions/load.ts'
import { loadDemoProjects, teamOf } from '#portfolio/actions.ts'
import { demoTeam } from '#posts/actions.ts'
import { addressesAt } from '#routes/paths.ts'
import { momentAt } from '#sources/views.ts'
import { loadTrends } from '#trends/actions/record.ts'
import type { Organisation } from './organisations.ts'

/** How long demo people hold their posts when they are made. */
const weeksInOffice = 12

const folder = fileURLToPath(new URL('../organisations/demo/', import.meta.url))

/**
 * Adds what is for trying out to the default organisation: holidays of two offices, issues, a cascade of plans for eight countries, and values of
 * its indicators; demo people, and projects in every state and on every kind of route. Letters lead to `origin`. Each says that it is a demo. A second
 * time nothing is added.
 */
export async function addDemo(
  db: Db,
  organisation: Organisation,
  origin = 'http://localhost',
): Promise<void> {
  if (!organisation.isDefault) return
  const { today } = clockOf(organisation, new Date())
  await loadHolidays(db, folder)
  await loadTrends(db, folder)
  await loadDemoRates(db, folder, today)
  await loadPlans(db, folder, await momentAt(db, today, null))
  await loadReports(db, folder)
  const moment = await momentAt(db, today, null)
  // In office for some weeks already: some of what waits for them is overdue.
  const since = daysAfter(today, -weeksInOffice * 7)
  const holders = await demoTeam(db, { ...moment, asOf: since })
  const team = teamOf(db, moment, holders)
  await loadDemoProjects(db, folder, { moment, holders, team, routes: addressesAt(origin) })
}
