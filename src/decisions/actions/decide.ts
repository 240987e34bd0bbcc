import type { Act } from '#platform/act.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordDecided } from '#sources/actions/decided.ts'
import type { DatedClaim } from '#sources/model/claim.ts'
import { baseFor } from '#sources/views/base.ts'
import { factsFor, closedListsIn } from '#sources/model/facts.ts'
import type { Base } from '#sources/model/held.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import { type Corrected, saidBy } from '#decisions/model/claims.ts'
import { type Correction, decisionId, type Wanted } from '#decisions/model/decision.ts'
import { addDecision, nextNumber } from '#decisions/store.ts'
import type { Ground } from '#decisions/views/foreseen.ts'
import { isClosing, refuseUndoing } from './undoing.ts'

/**
 * Records a decision about the network inside the act of whoever decides; answers its id. What begins and ends holds from its day,
 * what was wrongly held is set aside with what rests on it. Whoever calls has checked the right, and that the network is still the
 * one that was decided on; a correction of what is not held any more is refused (`decisions/not-so`), and what would undo a
 * decision that holds from a later day (`decisions/undoes-later`).
 */
export async function decide(act: Act, wanted: Wanted, ground: Ground): Promise<string> {
  const { tables, publisher } = ground
  const number = await nextNumber(act)
  const id = decisionId(number)
  const base = await baseFor(act.db, {
    subjects: [...new Set(wanted.steps.filter(isClosing).map(({ subject }) => subject))],
    about: [...wanted.corrections, ...wanted.steps],
  })
  await refuseUndoing(act, wanted, base, tables)
  const corrections = wanted.corrections.map((each): Corrected => ({
    ...each,
    aside: asideFor(each, base, tables),
  }))
  const said = saidBy({ ...wanted, id, publisher }, corrections)
  await recordDecided(act, id, said, tables)
  const subjects = [...new Set([...said.claims, ...said.rulings].map((each) => each.subject))]
  await addDecision(act, { ...wanted, id, number, subjects })
  return id
}

/** The claims behind every run of the wrong value, that no ruling sets aside already. */
function asideFor(
  { subject, predicate, qualifier, wrong }: Correction,
  { claims, rulings }: Base,
  tables: readonly PeriodTable[],
): DatedClaim[] {
  if (wrong === null) return []
  const lists = closedListsIn(claims)
  const about = claims.filter((claim) => claim.subject === subject && claim.predicate === predicate)
  const behind = new Set(
    tables
      .flatMap((table) => factsFor(table, about, lists, rulings))
      .filter(({ run }) => run.value === wrong && run.qualifier === qualifier)
      .flatMap(({ run }) => run.claims),
  )
  const aside = about.filter(
    (claim) => behind.has(claim.key) && claim.value === wrong && claim.qualifier === qualifier,
  )
  if (aside.length === 0) throw new Refusal('conflict', 'decisions/not-so')
  return aside
}
