import type { Db } from '#platform/db/db.ts'
import { type Fault, Refusal } from '#platform/refusal.ts'
import type { Words } from '#platform/i18n/words.ts'
import { type Check, checkKey } from '#network/model/checks/check.ts'
import { checkWords } from '#network/model/checks/words.ts'
import { changeFault } from '#scenarios/forms/file.ts'
import type { Rehearsal } from '#scenarios/views/rehearse.ts'
import { movedTexts, withNames } from '#scenarios/views/told.ts'

/** So many of a kind are told at once; a reader mends those first. */
const mostTold = 100

/** Refuses to adopt while the base moved, a change cannot be, an error stands, or a warning is not signed for; each is told. */
export async function refuseUnready(
  db: Db,
  rehearsal: Rehearsal,
  { words, signed }: { words: Words; signed: readonly string[] },
): Promise<void> {
  const { moved, wrong, checks } = rehearsal
  refuseWith(
    'scenarios/base-moved',
    moved.length > 0 ? await movedFaults(db, rehearsal, words) : [],
  )
  const naming = { db, moment: rehearsal.before.moment, words }
  const named = wrong.length > 0 ? await withNames(naming, rehearsal) : []
  refuseWith('scenarios/wrong-changes', named.map(changeFault))
  const told = (those: readonly Check[]) => those.map((check) => checkFault(check, words))
  refuseWith('scenarios/checks-fail', told(checks.filter((each) => each.severity === 'error')))
  refuseWith(
    'scenarios/unsigned',
    told(warningsOf(rehearsal).filter((each) => !signed.includes(checkKey(each)))),
  )
}

/** The warnings that were signed for, of those that stand: by their keys. */
export const signedOf = (rehearsal: Rehearsal, signed: readonly string[]): string[] =>
  warningsOf(rehearsal)
    .map(checkKey)
    .filter((key) => signed.includes(key))

const warningsOf = ({ checks }: Rehearsal) => checks.filter((each) => each.severity === 'warning')

function refuseWith(code: string, faults: readonly Fault[]): void {
  if (faults.length === 0) return
  throw new Refusal('conflict', code, {
    faults: faults.slice(0, mostTold),
    details: { count: faults.length },
  })
}

const checkFault = (check: Check, words: Words): Fault => ({
  field: checkKey(check),
  reason: 'scenarios/told',
  details: { text: checkWords(check, words).text },
})

const movedFaults = async (db: Db, { moved, before }: Rehearsal, words: Words): Promise<Fault[]> =>
  (await movedTexts({ db, moment: before.moment, words }, moved)).map(({ step, text }) => ({
    field: step.subject,
    reason: 'scenarios/told',
    details: { text },
  }))
