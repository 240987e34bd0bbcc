import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { Scenario } from '#scenarios/model/scenario.ts'
import { maySee } from '#scenarios/model/sight.ts'
import { type ScenarioFilter, scenarioById, scenarioList } from '#scenarios/views.ts'

/** Who looks, and from which moment. */
interface Looking {
  db: Db
  moment: Moment
  asker: Asker | null
}

/** The scenarios that somebody may see, the last drafted first; of one they may not see, no branch of it tells. */
export async function seenScenarios(
  { db, moment, asker }: Looking,
  filter: ScenarioFilter = {},
): Promise<Scenario[]> {
  if (asker === null) return []
  const all = await scenarioList(db, moment)
  const seen = all.filter((each) => maySee(asker, each))
  const ids = new Set(seen.map(({ id }) => id))
  return seen
    .filter(({ state }) => filter.state === undefined || state === filter.state)
    .map((each) => (each.branchedFrom === null || ids.has(each.branchedFrom) ? each : alone(each)))
}

/** A scenario that somebody may see. Refuses any other as if there were none (`scenarios/unknown-scenario`). */
export async function seenScenario({ db, moment, asker }: Looking, id: string): Promise<Scenario> {
  const scenario = found(await scenarioById(db, moment, id), 'scenarios/unknown-scenario')
  if (!maySee(asker, scenario)) throw new Refusal('not-found', 'scenarios/unknown-scenario')
  if (scenario.branchedFrom === null) return scenario
  const from = await scenarioById(db, moment, scenario.branchedFrom)
  return from !== undefined && maySee(asker, from) ? scenario : alone(scenario)
}

/** A branch for who may not see what it came from: the id of that one is a wording of its title. */
const alone = (scenario: Scenario): Scenario => ({ ...scenario, branchedFrom: null })
