import { fileURLToPath } from 'node:url'
import { clockOf } from '#platform/day.ts'
import { atomically, type Db } from '#platform/db/db.ts'
import { loadHolidays } from '#calendars/actions/record.ts'
import { loadDemoRates } from '#funds/actions.ts'
import { loadReports } from '#monitoring/actions/record.ts'
import { loadPlans } from '#plans/actions/load.ts'
import { loadDemoProjects, teamOf } from '#portfolio/actions.ts'
import { demoTeam } from '#posts/actions.ts'
import { addressesAt } from '#routes/paths.ts'
import { momentAt } from '#sources/views.ts'
import { addressesAt as supportAddresses } from '#support/paths.ts'
import { loadTrends } from '#trends/actions/record.ts'
import type { Organisation } from './organisations.ts'
import { projectRules, routeRules } from './projecting.ts'

/** Since when demo people hold their posts: before the first day on which the files tell of something they did. */
const inOfficeSince = '2019-01-01'

const folder = fileURLToPath(new URL('../organisations/demo/', import.meta.url))

/**
 * Adds what is for trying out to the default organisation: holidays of two offices, issues, a cascade of plans for eight countries, and values of
 * its indicators; demo people, projects in every state and on every kind of route, what followed their endorsement, and requests for support. Letters lead to `origin`. Each says that it is a demo. A second
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
  const holders = await demoTeam(db, moment, inOfficeSince)
  // Whole or not at all: a project that was recorded, and whose route was not opened before the program ended, would stand in review for ever.
  await atomically(db, (tx) =>
    loadDemoProjects(tx, folder, {
      moment,
      holders,
      team: teamOf(tx, moment, holders),
      routes: { ...addressesAt(origin), ...routeRules },
      rules: projectRules,
      support: supportAddresses(origin),
      site: { title: organisation.title, origin },
    }),
  )
}
