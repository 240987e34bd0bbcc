import { type Act, type Actor, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { type Fault, Refusal } from '#platform/refusal.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { daysAt } from '#posts/views/reach.ts'
import type { QuestionsLink } from '#plans/actions/questioning.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { next, refuseMove, theVersion, unchanged } from '#plans/actions/permitted.ts'
import { type Move, moves } from '#plans/model/life.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { type NewStanding, putStanding } from '#plans/store.ts'
import type { Which } from '#plans/views/parts.ts'
import type { LetterLink } from './letters.ts'

/** Where letters lead: to a version, and to what an office is to confirm. */
export interface Links {
  version: LetterLink
  questions: QuestionsLink
}

/** A move that somebody makes: who, what the history calls it, on what form it rests, and why. */
export interface Moving {
  actor: Actor
  deed: string
  move: Move
  version: string
  why?: string | null
}

/** Brings a version where it stands next. */
export type Put = (change: Partial<NewStanding>) => Promise<void>

/**
 * Makes a move, whole or not at all. `work` does what belongs to it, and brings the version where it stands next by `put`, once,
 * with what else of its standing becomes otherwise. Refuses what the state does not allow (`plans/no-move`), of two who do the same the second too, and what was changed since the form was opened
 * (`form/stale`).
 */
export async function moving(
  by: By,
  which: Which,
  { actor, deed, move, version, why = null }: Moving,
  work: (act: Act, now: PlanVersion, put: Put) => Promise<void>,
): Promise<void> {
  const { plan } = await theVersion(by, which)
  const told = { by: actor, name: deed, subject: `plan:${plan.id}`, office: plan.office, why }
  await perform(by.db, told, async (act) => {
    const within = { ...by, db: act.db }
    refuseMove(move, await theVersion(within, which), by.words)
    const now = await unchanged(within, which, version)
    const state = moves[move].to
    tellState(act, now, state)
    await work(act, now, (change) => putStanding(act, which, next(now, { state, ...change })))
  })
}

/** Tells the history which version stands where now, in English like all it tells. */
export function tellState(
  act: Act,
  now: Pick<PlanVersion, 'number' | 'state'>,
  state: PlanVersion['state'],
): void {
  const called = (each: PlanVersion['state']) => wordsIn('en').t(`plans.state.${each}`)
  tellVersion(act, now)
  act.note({ field: 'plans.field.state', before: called(now.state), after: called(state) })
}

/** Tells the history which version it was about. */
export const tellVersion = (act: Act, { number }: { number: number }): void =>
  act.note({ field: 'plans.field.version', before: null, after: String(number) })

/** Today at the office of a plan: its deadlines end there. */
export async function dayThere(by: By, { plan }: Pick<PlanVersion, 'plan'>): Promise<Day> {
  const asker = signedInAs(by)
  const today = nowOf(by).asOf
  if (asker === null) return today
  return (await daysAt(by.db, asker, [plan.office])).get(plan.office) ?? today
}

/** A field that cannot be taken, with what its words tell. */
export const wrongWith = (field: string, reason: string, details: NonNullable<Fault['details']>) =>
  new Refusal('invalid', 'form/invalid', { faults: [{ field, reason, details }] })
