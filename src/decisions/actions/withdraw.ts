import { type Act, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { type By, permitted } from '#posts/actions/permitted.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { reachedBy } from '#posts/views/reach.ts'
import { withdrawDecided } from '#sources/actions/decided.ts'
import { idOf, typeOf } from '#sources/model/claim.ts'
import type { Decision } from '#decisions/model/decision.ts'
import { endDecision } from '#decisions/store.ts'
import { decisionById, effectsOf, restingOn } from '#decisions/views.ts'
import type { Ground } from '#decisions/views/foreseen.ts'

/**
 * Withdraws a decision before it takes effect: every answer for every day is again what it was. Needs the right to decide over
 * every office concerned, and of an adopted scenario also that to adopt. Refuses an unknown one (`decisions/unknown`), one
 * withdrawn already (`decisions/withdrawn-already`), one in effect (`decisions/in-effect`), and one on which a later decision
 * rests (`decisions/rested-upon`).
 */
export async function withdraw(
  by: By,
  id: string,
  why: string,
  ground: Pick<Ground, 'tables'>,
): Promise<void> {
  const { db, asker } = by
  const decision = found(await decisionById(db, asker.today, id), 'decisions/unknown')
  const offices = officesOf(decision)
  const reached = await reachedBy(db, asker, 'network.decide', offices)
  const [office = null] = [...offices.filter((each) => !reached(each)), ...offices]
  const grant = await permitted(by, 'network.decide', await called(by, office))
  if (isOnScenario(decision)) await permitted(by, 'scenarios.adopt', null)
  const deed = {
    by: actorOf(asker, grant),
    name: 'decisions.withdrawn',
    subject: `decision:${id}`,
    why,
  }
  await perform(db, deed, (act) => undo(act, id, asker.today.asOf, ground))
}

const called = async ({ db, asker }: By, office: string | null) =>
  office === null ? null : { id: office, name: await officeCalled(db, asker.today, office) }

/** Whether a decision adopted a scenario: only who may adopt one takes it back, however far their right to decide reaches. */
export const isOnScenario = ({ of }: Pick<Decision, 'of'>): boolean => typeOf(of) === 'scenario'

/** The offices of which a decision says something. */
export const officesOf = ({ subjects }: Pick<Decision, 'subjects'>): string[] =>
  subjects.flatMap((subject) => (typeOf(subject) === 'office' ? [idOf(subject)] : []))

/** Takes a decision back inside an act, with what followed from it. Refuses as `withdraw` does, but for the right. */
export async function undo(
  act: Act,
  id: string,
  today: Day,
  { tables }: Pick<Ground, 'tables'>,
): Promise<void> {
  const now = { asOf: today, asKnown: null }
  const decision = found(await decisionById(act.db, now, id), 'decisions/unknown')
  if (decision.state === 'withdrawn') throw new Refusal('conflict', 'decisions/withdrawn-already')
  // Where an office lies, its day may have begun before it does at headquarters.
  const hasBegun = (await effectsOf(act.db, [id])).size > 0
  if (decision.state === 'in-effect' || hasBegun)
    throw new Refusal('conflict', 'decisions/in-effect', { details: { day: decision.from ?? '' } })
  const later = await restingOn(act.db, id)
  if (later !== null)
    throw new Refusal('conflict', 'decisions/rested-upon', { details: { decision: later } })
  await withdrawDecided(act, id, tables)
  await endDecision(act, id)
  act.note({ field: 'decisions.field.decision', before: decision.title, after: null })
}
