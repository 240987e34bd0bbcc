import { perform } from '#platform/act.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Issue } from '#trends/model/issue.ts'
import type { Observation } from '#trends/model/observation.ts'
import { addToIssue, putIssue, takeFromIssue } from '#trends/store.ts'
import { observationList } from '#trends/views/observations.ts'
import { type By } from '#posts/actions/operator.ts'
import { theIssue } from './permitted.ts'
import { unchangedIssue, whoWeighs, wrongObservations } from './weighing.ts'

/** Which observations belong to an issue from now on, and on which page that was chosen. */
export interface Arrangement {
  observations: readonly string[]
  version: string
}

/**
 * These observations belong to the issue from now on, and no others: some are put to it, some taken out; when is recorded. Refuses who
 * may not, unknown observations (`trends/fault.unknown-observations`), withdrawn ones that did not belong to it
 * (`trends/fault.withdrawn-observations`), those of another theme (`trends/fault.other-theme`), and a page that is no longer true.
 */
export async function arrangeObservations(
  by: By,
  id: string,
  { observations, version }: Arrangement,
): Promise<void> {
  const issue = await theIssue(by, id)
  const actor = await whoWeighs(by, issue)
  const { office } = issue
  const deed = { by: actor, name: 'trends.arranged', subject: `issue:${id}`, office }
  await perform(by.db, deed, async (act) => {
    const inside = { ...by, db: act.db }
    const before = await unchangedIssue(inside, id, version)
    const all = await observationList(act.db, by.asker.today, {
      sight: 'all',
      locale: 'en',
      all: true,
    })
    const held = all.filter((each) => each.issues.includes(id)).map((each) => each.id)
    const wanted = [...new Set(observations)]
    const put = wanted.filter((each) => !held.includes(each))
    refuseWrong(put, all, before)
    const out = held.filter((each) => !wanted.includes(each))
    if (put.length === 0 && out.length === 0) return
    await addToIssue(act, id, put)
    await takeFromIssue(act, id, out)
    await putIssue(act, id, { ...before, revision: before.revision + 1 })
    for (const each of put) act.note({ field: 'trends.field.put', before: null, after: each })
    for (const each of out) act.note({ field: 'trends.field.put', before: each, after: null })
  })
}

function refuseWrong(put: readonly string[], all: readonly Observation[], { theme }: Issue): void {
  const known = new Map(all.map((each) => [each.id, each]))
  const those = (is: (observation: Observation | undefined) => boolean) =>
    put.filter((each) => is(known.get(each)))
  const faults = [
    wrongObservations(
      'trends/fault.unknown-observations',
      those((each) => each === undefined),
    ),
    wrongObservations(
      'trends/fault.withdrawn-observations',
      those((each) => (each?.withdrawn ?? null) !== null),
    ),
    wrongObservations(
      'trends/fault.other-theme',
      those((each) => each !== undefined && each.theme !== theme),
    ),
  ].filter(({ details }) => details?.['ids'] !== '')
  if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
}
