import { perform } from '#platform/act.ts'
import { Refusal } from '#platform/refusal.ts'
import { undo } from '#decisions/actions/withdraw.ts'
import type { Ground } from '#decisions/views/foreseen.ts'
import { addOutcome, putState } from '#scenarios/store.ts'
import { next } from './drafting.ts'
import { type By } from '#posts/actions/operator.ts'
import {
  decider,
  drafter,
  refuseOnlookers,
  tellState,
  theScenario,
  unchanged,
} from './permitted.ts'

/**
 * Gives a draft up, or withdraws an adopted scenario before its day, so that every answer for every day is again what it was. The
 * first is for who drafts, the second for who adopts. Refuses a scenario in consultation (`scenarios/not-draft`: it is decided on),
 * a rejected or withdrawn one (`scenarios/decided-already`), and what the decision's own withdrawal refuses.
 */
export async function withdrawScenario(
  by: By,
  id: string,
  { reason, version }: { reason: string; version: string },
  ground: Pick<Ground, 'tables'>,
): Promise<void> {
  refuseOnlookers(by)
  const { state } = await theScenario(by, id)
  const actor = state === 'adopted' ? decider(by) : drafter(by)
  const deed = { by: actor, name: 'scenarios.withdrawn', subject: `scenario:${id}`, why: reason }
  await perform(by.db, deed, async (act) => {
    const now = await theScenario({ ...by, db: act.db }, id)
    if (now.state === 'rejected' || now.state === 'withdrawn')
      throw new Refusal('conflict', 'scenarios/decided-already')
    if (now.state === 'consultation') throw new Refusal('conflict', 'scenarios/not-draft')
    // Adopted since they asked: what they asked for was something else.
    if (now.state !== state) throw new Refusal('conflict', 'scenarios/decided-already')
    await unchanged({ ...by, db: act.db }, id, version)
    const decision = now.outcome?.decision ?? null
    if (now.state === 'adopted' && decision !== null)
      await undo(act, decision, by.asker.today.asOf, ground)
    await putState(act, id, next(now, { state: 'withdrawn' }))
    await addOutcome(act, id, { kind: 'withdrawn', reason, decision })
    tellState(act, state, 'withdrawn')
  })
}
