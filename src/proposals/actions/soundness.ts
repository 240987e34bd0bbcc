import type { Act } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Words } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import { checkKey } from '#network/model/checks/check.ts'
import { checkWords } from '#network/model/checks/words.ts'
import { checksBetween } from '#network/views/checks.ts'
import { momentAt } from '#sources/views.ts'
import type { Step } from '#decisions/model/change.ts'
import { foreseeSteps, type Ground } from '#decisions/views/foreseen.ts'

/**
 * Refuses a change that would break the network on its day (`proposals/checks-fail`): lines in a circle, two Regional Offices over
 * one country, a line to what is not there. Each is told in the reader's words.
 */
export async function refuseBroken(
  { db }: Pick<Act, 'db'>,
  { from, steps }: { from: Day; steps: readonly Step[] },
  { ground, words }: { ground: Ground; words: Words },
): Promise<void> {
  const moment = await momentAt(db, from, null)
  const { subjects, after } = await foreseeSteps(db, moment, steps, ground)
  const before = { db, moment, locale: words.locale }
  const checks = await checksBetween(before, { ...before, db: after }, subjects)
  const faults = checks
    .filter(({ severity }) => severity === 'error')
    .map((check) => ({
      field: checkKey(check),
      reason: 'proposals/told',
      details: { text: checkWords(check, words).text },
    }))
  if (faults.length > 0)
    throw new Refusal('conflict', 'proposals/checks-fail', {
      faults,
      details: { count: faults.length },
    })
}
