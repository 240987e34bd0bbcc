import type { Actor } from '#platform/act.ts'
import { type FieldValues, heldByRevision, refuseStale } from '#platform/doors/version.ts'
import type { Words } from '#platform/i18n/words.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { actingAt } from '#posts/actions/acting.ts'
import type { By } from '#posts/actions/operator.ts'
import { isMoveFrom, type Move } from '#plans/model/life.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { maySee } from '#plans/model/sight.ts'
import type { NewStanding } from '#plans/store.ts'
import { versionBy } from '#plans/views.ts'
import type { Which } from '#plans/views/parts.ts'

/** Who writes a version: whoever drafts for its office. Refuses with the reason. */
export const writing = (by: By, { plan }: Pick<PlanVersion, 'plan'>): Promise<Actor> =>
  actingAt(by, 'plans.write', { id: plan.office, name: plan.officeName })

/** The version as it is now. Refuses what there is not, or what they may not see (`plans/unknown-plan`). */
export async function theVersion(
  { db, asker }: Pick<By, 'db' | 'asker'>,
  { plan, number }: Which,
): Promise<PlanVersion> {
  const version = found(await versionBy(db, asker.today, plan, number), 'plans/unknown-plan')
  const mayLook = 'command' in asker || maySee(asker, version)
  return found(mayLook ? version : undefined, 'plans/unknown-plan')
}

/** The version inside an act, when the form rests on what it is now. Refuses one that was changed since (`form/stale`). */
export async function unchanged(
  by: Pick<By, 'db' | 'asker'>,
  which: Which,
  version: string,
  mine: FieldValues = {},
): Promise<PlanVersion> {
  const now = await theVersion(by, which)
  refuseStale(version, heldByRevision(now), mine)
  return now
}

/** Refuses a move that the state does not allow (`plans/no-move`); of two who do the same at once the second is told so. */
export function refuseMove(move: Move, { state }: Pick<PlanVersion, 'state'>, words: Words): void {
  if (isMoveFrom(move, state)) return
  throw new Refusal('conflict', 'plans/no-move', {
    details: { move: words.t(`plans.move.${move}`), state: words.t(`plans.state.${state}`) },
  })
}

/** Refuses to change what is not a draft (`plans/not-draft`): it is taken back first, or amended as a copy. */
export function refuseUnlessDraft({ state }: Pick<PlanVersion, 'state'>): void {
  if (state !== 'draft') throw new Refusal('conflict', 'plans/not-draft')
}

/** Where a version stands next: what is not named stays, and it is one revision on. */
export const next = (now: PlanVersion, change: Partial<NewStanding>): NewStanding => ({
  state: now.state,
  since: now.since,
  anchor: now.anchor,
  deadline: now.deadline,
  inForce: now.inForce,
  fingerprint: now.fingerprint,
  reason: now.reason,
  ...change,
  revision: now.revision + 1,
})
