import type { Act } from '#platform/act.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Decision } from '#decisions/model/decision.ts'
import { addEffect } from '#decisions/store.ts'
import { decisionById, effectsOf } from '#decisions/views.ts'

/**
 * Records that a decision took effect for an office; answers whether this is the first of its offices. Refuses what is recorded
 * already, by a program that runs beside this one (`decisions/took-effect-already`), and a decision that was withdrawn in the same
 * moment (`decisions/withdrawn-already`): the act leaves nothing then.
 */
export async function recordEffect(
  act: Act,
  { id, from }: Pick<Decision, 'id' | 'from'>,
  office: string,
): Promise<boolean> {
  const now = { asOf: from ?? '', asKnown: null }
  const decision = await decisionById(act.db, now, id)
  if (decision?.state !== 'in-effect') throw new Refusal('conflict', 'decisions/withdrawn-already')
  const done = await effectsOf(act.db, [id])
  if (done.has(`${id} ${office}`)) throw new Refusal('conflict', 'decisions/took-effect-already')
  await addEffect(act, id, office)
  act.note({ field: 'decisions.field.from', before: null, after: from })
  return done.size === 0
}
