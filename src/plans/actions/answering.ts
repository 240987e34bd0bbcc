import { refuseStale } from '#platform/doors/version.ts'
import { Refusal, refuseFaults } from '#platform/refusal.ts'
import { notePart, thePart } from '#platform/tree/open.ts'
import { type Sight, sightOf } from '#trends/model/sight.ts'
import { issuesNamed } from '#trends/views.ts'
import { heldByIssues } from '#plans/model/held.ts'
import { putRationale } from '#plans/store/parts.ts'
import { rationaleOf, type Which } from '#plans/views/parts.ts'
import { changing } from './drafting/changing.ts'
import { type By } from '#posts/actions/operator.ts'
import { nowOf } from '#posts/actions/acting.ts'

/** Which issues a part answers from now on; the plan itself answers as a whole. */
export interface Answering {
  part: string
  issues: readonly string[]
  version: string
}

/** How far they may read of issues. */
const sightBy = ({ asker }: By): Sight => ('command' in asker ? 'all' : sightOf(asker))

/**
 * Says which issues a part, or the whole plan, answers. Refuses who may not write, what is no draft, an indicator or a chapter
 * (`plans/answers-nothing`), a choice that somebody else changed since (`form/stale`), and issues there are not.
 */
export const answerIssues = (
  by: By,
  which: Which,
  { part, issues, version }: Answering,
): Promise<void> =>
  changing(by, which, 'plans.rationale-written', async (draft) => {
    const { act } = draft
    const answering = thePart(draft, part)
    if (answering.kind === 'chapter' || answering.kind === 'indicator')
      throw new Refusal('conflict', 'plans/answers-nothing')
    const held = (await rationaleOf(act.db, nowOf(by), which))
      .filter((each) => each.part === part)
      .map(({ issue }) => issue)
    refuseStale(version, heldByIssues(held), heldByIssues(issues))
    const named = await issuesNamed(act.db, nowOf(by), [...held, ...issues], sightBy(by))
    const unknown = issues.filter((each) => !named.has(each) && !held.includes(each))
    if (unknown.length > 0) {
      const details = { issues: unknown.join(', ') }
      refuseFaults([{ field: 'issues', reason: 'plans/unknown-issue', details }])
    }
    await putRationale(act, which, part, issues)
    const said = (ids: readonly string[]) =>
      ids.length === 0
        ? null
        : ids
            .toSorted()
            .map((id) => named.get(id)?.titles.en ?? id)
            .join('; ')
    notePart(draft, answering)
    act.note({ field: 'plans.field.answers', before: said(held), after: said(issues) })
  })
