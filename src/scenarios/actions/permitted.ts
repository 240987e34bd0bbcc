import { type Act, type Actor, byCommand } from '#platform/act.ts'
import { type Asker, actorOf } from '#platform/doors/asker.ts'
import { type FieldValues, heldByRevision } from '#platform/doors/version.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { grantIn } from '#posts/actions/permitted.ts'
import type { Verdict } from '#posts/permits.ts'
import { isOpen, type Scenario, type ScenarioState } from '#scenarios/model/scenario.ts'
import { mayAdopt, mayDraft, maySee } from '#scenarios/model/sight.ts'
import { scenarioById } from '#scenarios/views.ts'

/** Who drafts. Refuses with the reason (`posts/reason.…`). */
export const drafter = (by: By): Actor => actingBy(by, mayDraft)
/** Who decides. Refuses with the reason. */
export const decider = (by: By): Actor => actingBy(by, mayAdopt)

/** Refuses whoever neither drafts nor decides: what is for the one or the other, as the scenario stands, is for neither of them. */
export function refuseOnlookers(by: By): void {
  const asker = signedInAs(by)
  if (asker === null || !mayAdopt(asker).isAllowed) drafter(by)
}

function actingBy({ asker, words }: By, may: (asker: Asker) => Verdict): Actor {
  if ('command' in asker) return byCommand(asker.command)
  return actorOf(asker, grantIn(may(asker), words))
}

/** The scenario as it is now. Refuses what there is not, or what they may not see (`scenarios/unknown-scenario`). */
export async function theScenario(
  { db, asker }: Pick<By, 'db' | 'asker'>,
  id: string,
): Promise<Scenario> {
  const scenario = found(await scenarioById(db, asker.today, id), 'scenarios/unknown-scenario')
  const mayLook = 'command' in asker || maySee(asker, scenario)
  return found(mayLook ? scenario : undefined, 'scenarios/unknown-scenario')
}

/** The scenario inside an act, when the form rests on what it is now. Refuses one that was changed since (`form/stale`). */
export async function unchanged(
  by: Pick<By, 'db' | 'asker'>,
  id: string,
  version: string,
  mine: FieldValues = {},
): Promise<Scenario> {
  const scenario = await theScenario(by, id)
  refuseStale(version, heldByRevision(scenario), mine)
  return scenario
}

/** Refuses what is no longer a draft (`scenarios/not-draft`): a branch can go on from it. */
export function refuseUnlessDraft({ state }: Scenario): void {
  if (state !== 'draft') throw new Refusal('conflict', 'scenarios/not-draft')
}

/** Refuses what is decided already (`scenarios/decided-already`): the second of two who decide at once is told so. */
export function refuseDecided(scenario: Scenario): void {
  if (!isOpen(scenario)) throw new Refusal('conflict', 'scenarios/decided-already')
}

/** Tells the history of another state, in English like all it tells. */
export function tellState(act: Act, before: ScenarioState, after: ScenarioState): void {
  const called = (state: ScenarioState) => wordsIn('en').t(`scenarios.state.${state}`)
  act.note({ field: 'scenarios.field.state', before: called(before), after: called(after) })
}
