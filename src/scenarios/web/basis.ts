import type { Basis } from '#decisions/web/basis.ts'
import { maySee } from '#scenarios/model/sight.ts'
import { paths } from '#scenarios/paths.ts'
import { scenarioById } from '#scenarios/views.ts'

/** What a decision on a scenario was taken on, for who may see that scenario. */
export const scenarioBasis: Basis = async ({ db, moment, asker }, id) => {
  const scenario = await scenarioById(db, moment, id)
  if (scenario === undefined || !maySee(asker, scenario)) return null
  return { name: scenario.title, path: paths.scenario(id) }
}
