import { type Act, perform } from '#platform/act.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { found } from '#platform/refusal.ts'
import type { Change } from '#decisions/model/change.ts'
import { takeList } from '#scenarios/forms/file.ts'
import { compared } from '#scenarios/model/compare.ts'
import type { NumberedChange, Scenario } from '#scenarios/model/scenario.ts'
import { putState } from '#scenarios/store.ts'
import { putChanges } from '#scenarios/store/changes.ts'
import { changesOf } from '#scenarios/views.ts'
import { changeTexts } from '#scenarios/views/told.ts'
import { next } from './drafting.ts'
import { type By } from '#posts/actions/operator.ts'
import { drafter, refuseUnlessDraft, theScenario, unchanged } from './permitted.ts'

/**
 * Adds a change at the end of a draft's list; answers its number. Refuses what is no change or contradicts the list
 * (`scenarios/wrong-file`), what is no longer a draft (`scenarios/not-draft`), and a form opened before another change
 * (`form/stale`).
 */
export async function addChange(
  by: By,
  id: string,
  { change, version }: { change: Change; version: string },
): Promise<number> {
  const numbers = await listing(by, id, version, {
    name: 'scenarios.change-added',
    list: (listed) => [...listed, change],
  })
  return numbers.at(-1) ?? 0
}

/** Takes a change out of a draft's list. Refuses one that is not in it (`scenarios/unknown-change`), and what `addChange` refuses. */
export async function removeChange(
  by: By,
  id: string,
  { number, version }: { number: number; version: string },
): Promise<void> {
  await listing(by, id, version, {
    name: 'scenarios.change-removed',
    list: (listed) => {
      found(
        listed.find((each) => each.number === number),
        'scenarios/unknown-change',
      )
      return listed.filter((each) => each.number !== number)
    },
  })
}

/** Puts another list in the place of a draft's: as typed in a table, or read from a file. What stays keeps its number. */
export async function replaceChanges(
  by: By,
  id: string,
  { changes, version }: { changes: readonly Change[]; version: string },
): Promise<void> {
  await listing(by, id, version, { name: 'scenarios.changes-replaced', list: () => changes })
}

interface Listing {
  name: string
  list(listed: readonly NumberedChange[]): readonly Change[]
}

/** Makes a draft's list anew from the one that is there; answers the numbers of its changes. */
async function listing(
  by: By,
  id: string,
  version: string,
  { name, list }: Listing,
): Promise<number[]> {
  const actor = drafter(by)
  await theScenario(by, id)
  const deed = { by: actor, name, subject: `scenario:${id}` }
  return perform(by.db, deed, async (act) => {
    const now = await theScenario({ ...by, db: act.db }, id)
    refuseUnlessDraft(now)
    await unchanged({ ...by, db: act.db }, id, version)
    const listed = await changesOf(act.db, by.asker.today, id)
    const wanted = takeList(list(listed))
    const numbers = await putChanges(act, id, wanted)
    await putState(act, id, next(now, {}))
    await tell(by, act, now, { before: listed, after: wanted })
    return numbers
  })
}

/** So many changes stand in the history one by one; of more, only how many there are. */
const mostTold = 20

async function tell(
  { asker }: By,
  act: Act,
  { day }: Scenario,
  { before, after }: { before: readonly Change[]; after: readonly Change[] },
): Promise<void> {
  const changes = String(before.length)
  act.note({ field: 'scenarios.field.changes', before: changes, after: String(after.length) })
  const { onlyFirst: gone, onlySecond: come } = compared(before, after)
  if (gone.length + come.length > mostTold) return
  const field = 'scenarios.field.change'
  // What the history tells is in English, whoever reads it.
  const naming = { db: act.db, moment: { ...asker.today, asOf: day }, words: wordsIn('en') }
  for (const text of await changeTexts(naming, gone)) act.note({ field, before: text, after: null })
  for (const text of await changeTexts(naming, come)) act.note({ field, before: null, after: text })
}
