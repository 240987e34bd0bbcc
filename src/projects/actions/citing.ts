import { isOfPlan, type Upper, upperText } from '#frameworks/model/upper.ts'
import { uppersNamed } from '#frameworks/views.ts'
import {
  citedVersion,
  citeIn,
  type Citing,
  type CitingRules,
  unciteIn,
  type Wrong,
} from '#plans/actions/drafting/uppers.ts'
import { isInForce } from '#plans/model/plan.ts'
import { partsOf } from '#plans/views/parts.ts'
import { nowOf } from '#posts/actions/acting.ts'
import type { By } from '#posts/actions/operator.ts'
import { citingKinds } from '#projects/model/drafting/citing.ts'
import type { ProjectKind } from '#projects/model/kinds.ts'
import type { Which } from '#projects/model/project.ts'
import { putCitations } from '#projects/store/parts.ts'
import { citationsOf } from '#projects/views/parts.ts'
import { type Changing, changing } from './drafting/changing.ts'

/**
 * Lets a part, or the whole project (`project`), cite what stands above it; what it cites already stays. Refuses who may not write, what
 * cannot be written now, a part that cites nothing (`projects/cites-nothing`), and, each by its field: what names no upper, what is of
 * another organisation, what there is not, a plan that is not published or not in force, and what was withdrawn.
 */
export const cite = (by: By, which: Which, citing: Citing): Promise<void> =>
  changing(by, which, 'projects.cited', (draft) => citeIn(draft, citing, rulesOf(draft)))

/** Lets a part no longer cite these. Refuses who may not write, what cannot be written now, and what it does not cite (`projects/not-cited`). */
export const uncite = (
  by: By,
  which: Which,
  cited: { part: string; uppers: readonly string[] },
): Promise<void> =>
  changing(by, which, 'projects.cited-no-longer', (draft) => unciteIn(draft, cited, rulesOf(draft)))

const rulesOf = (draft: Changing): CitingRules<ProjectKind> => ({
  by: draft.by,
  kinds: citingKinds,
  held: () => citationsOf(draft.act.db, nowOf(draft.by), draft.which),
  put: (part, citations) => putCitations(draft.act, draft.which, [part], citations),
  wrong: (upper) => wrongUpper(draft, upper),
})

async function wrongUpper({ act, by }: Changing, upper: Upper): Promise<Wrong | null> {
  const moment = nowOf(by)
  if (!isOfPlan(upper)) {
    const named = (await uppersNamed(act.db, moment, [upper])).get(upperText(upper))
    if (named === undefined) return { reason: 'plans/unknown-upper' }
    return named.standing === 'withdrawn' ? { reason: 'plans/upper-withdrawn' } : null
  }
  const cited = await citedVersion(act.db, moment, upper)
  if (cited.wrong !== null) return cited.wrong
  if (!isInForce(cited.version, moment.asOf)) return { reason: 'projects/plan-not-in-force' }
  const parts = await partsOf(act.db, moment, { plan: upper.of, number: cited.version.number })
  const above = parts.find(({ part }) => part === upper.code)
  const isCitable = above !== undefined && above.kind !== 'plan' && above.kind !== 'chapter'
  return isCitable ? null : { reason: 'plans/unknown-upper' }
}
