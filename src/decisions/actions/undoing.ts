import type { Act } from '#platform/act.ts'
import { Refusal } from '#platform/refusal.ts'
import { type DatedClaim, typeOf } from '#sources/model/claim.ts'
import type { Base } from '#sources/model/held.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import type { Step } from '#decisions/model/change.ts'
import type { Wanted } from '#decisions/model/decision.ts'
import { decisionById } from '#decisions/views.ts'

/**
 * Refuses what would silently undo an earlier decision (`decisions/undoes-later`): it says, from a later day on, something else of
 * the same, or gives something to what ceases. What is decided holds without end and goes before what was decided earlier, so that
 * one would never come to hold.
 */
export async function refuseUndoing(
  act: Act,
  { steps, from, day: today }: Pick<Wanted, 'steps' | 'from' | 'day'>,
  { claims, rulings }: Base,
  tables: readonly PeriodTable[],
): Promise<void> {
  if (from === null || steps.length === 0) return
  const aside = new Set(rulings.flatMap(({ setAside }) => setAside))
  const later = claims.filter((claim) => (dayOf(claim) ?? '') > from && !aside.has(claim.key))
  const bySubject = Map.groupBy(later, ({ subject }) => subject)
  for (const step of steps) {
    const undone = bySubject.get(step.subject)?.find((claim) => isUndone(claim, step, tables))
    if (undone === undefined) continue
    const now = { asOf: today, asKnown: null }
    const decision = (await decisionById(act.db, now, undone.source))?.title ?? undone.source
    const details = { decision, day: dayOf(undone) ?? '' }
    throw new Refusal('conflict', 'decisions/undoes-later', { details })
  }
}

/** Whether an office, or a unit, is no more by this step: nothing can begin there afterwards. */
export const isClosing = ({ predicate, manner }: Step): boolean =>
  predicate === 'kind' && manner === 'ends'

/** The day from which something was decided; null for what a document says. */
const dayOf = ({ certainty, from, until }: DatedClaim): string | null =>
  certainty === 'decided' ? ((from ?? until)?.earliest ?? null) : null

const mannerOf = ({ from }: DatedClaim): Step['manner'] => (from === null ? 'ends' : 'begins')

/** Whether a step takes the place of something that was decided: it is of the same thing and says something else. */
function isUndone(claim: DatedClaim, step: Step, tables: readonly PeriodTable[]): boolean {
  if (isClosing(step) && claim.predicate !== 'kind' && claim.predicate !== 'name')
    return mannerOf(claim) === 'begins'
  if (claim.predicate !== step.predicate) return false
  const isSame = claim.value === step.value && claim.qualifier === step.qualifier
  const scope = tables.find(
    ({ of, predicates }) => of === typeOf(step.subject) && predicates.includes(step.predicate),
  )?.scope
  const isOfSame =
    scope === 'one' || (scope === 'many' ? isSame : claim.qualifier === step.qualifier)
  if (!isOfSame) return false
  return mannerOf(claim) !== step.manner || (step.manner === 'begins' && !isSame)
}
