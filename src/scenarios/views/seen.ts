import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { found } from '#platform/refusal.ts'
import type { Scenario } from '#scenarios/model/scenario.ts'
import { maySee } from '#scenarios/model/sight.ts'
import { type ScenarioFilter, scenarioById, scenarioList } from '#scenarios/views.ts'

/** Who looks, and from which moment. */
interface Looking {
  db: Db
  moment: Moment
  asker: Asker | null
}

/** The scenarios that somebody may see, the last drafted first. */
export async function seenScenarios(
  { db, moment, asker }: Looking,
  filter: ScenarioFilter = {},
): Promise<Scenario[]> {
  if (asker === null) return []
  const all = await scenarioList(db, moment, filter)
  return all.filter((each) => maySee(asker, each))
}

/** A scenario that somebody may see. Refuses any other as if there were none (`scenarios/unknown-scenario`). */
export async function seenScenario({ db, moment, asker }: Looking, id: string): Promise<Scenario> {
  const scenario = found(await scenarioById(db, moment, id), 'scenarios/unknown-scenario')
  return found(maySee(asker, scenario) ? scenario : undefined, 'scenarios/unknown-scenario')
}
