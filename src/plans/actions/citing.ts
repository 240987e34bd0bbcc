import type { Act } from '#platform/act.ts'
import type { Fault } from '#platform/refusal.ts'
import { isOfPlan, type Upper, upperText } from '#frameworks/model/upper.ts'
import { uppersNamed } from '#frameworks/views.ts'
import { nowOf } from '#posts/actions/acting.ts'
import type { By } from '#posts/actions/operator.ts'
import { wayBack } from '#plans/model/drafting/cycles.ts'
import { isSameSort } from '#plans/model/drafting/sorts.ts'
import type { PartKind } from '#plans/model/part.ts'
import { putCitations } from '#plans/store/parts.ts'
import { versionList } from '#plans/views.ts'
import { edgesAbove } from '#plans/views/drafting/edges.ts'
import { citationsOf, partsOf, type Which } from '#plans/views/parts.ts'
import { type Changing, changing } from './drafting/changing.ts'
import {
  citedVersion,
  citeIn,
  type Citing,
  type CitingRules,
  type Named,
  readNamed,
  unciteIn,
  type Wrong,
} from './drafting/uppers.ts'

/** The kinds of parts that cite something above them, and that can be cited. */
export const citingKinds: readonly PartKind[] = ['objective', 'priority', 'action', 'indicator']

/**
 * Lets a part cite what stands above it; what it cites already stays. Refuses who may not write, what is no draft, a part that cites
 * nothing (`plans/cites-nothing`), and, each by its field: what names no upper, what is of another organisation, what there is not
 * or is not published, what the template does not let it cite, what was withdrawn, and what would lead back to this plan.
 */
export const cite = (by: By, which: Which, citing: Citing): Promise<void> =>
  changing(by, which, 'plans.cited', (draft) => citeIn(draft, citing, rulesOf(draft, which)))

/** Lets a part no longer cite these. Refuses who may not write, what is no draft, and what it does not cite (`plans/not-cited`). */
export const uncite = (
  by: By,
  which: Which,
  cited: { part: string; uppers: readonly string[] },
): Promise<void> =>
  changing(by, which, 'plans.cited-no-longer', (draft) =>
    unciteIn(draft, cited, rulesOf(draft, which)),
  )

const rulesOf = (draft: Changing, which: Which): CitingRules<PartKind> => ({
  by: draft.by,
  kinds: citingKinds,
  held: () => citationsOf(draft.act.db, nowOf(draft.by), which),
  put: (part, citations) => putCitations(draft.act, which, [part], citations),
  wrong: (upper, kind) => wrongUpper(draft, upper, kind),
})

/** What the template, the plan and the network say of a citation, inside an act or before it. */
export type Weighing = Pick<Changing, 'by' | 'now' | 'template'> & { act: Pick<Act, 'db'> }

/**
 * The upper that somebody named, or by its field why a part of this kind may not cite it: what `cite` refuses. `origin` is this
 * organisation's own address.
 */
export const readUpper = (
  weighing: Weighing,
  named: Named,
  { origin, kind }: { origin: string; kind: PartKind },
): Promise<Upper | Fault> => readNamed(named, origin, (upper) => wrongUpper(weighing, upper, kind))

const wrongUpper = (weighing: Weighing, upper: Upper, kind: PartKind): Promise<Wrong | null> =>
  isOfPlan(upper) ? wrongPart(weighing, upper, kind) : wrongObjective(weighing, upper, kind)

async function wrongObjective(
  { act, by, template }: Weighing,
  upper: Upper,
  kind: PartKind,
): Promise<Wrong | null> {
  if (!template.cites.frameworks) return { reason: 'plans/frameworks-not-cited' }
  const named = (await uppersNamed(act.db, nowOf(by), [upper])).get(upperText(upper))
  if (named === undefined) return { reason: 'plans/unknown-upper' }
  if (!isSameSort(kind, named.kind)) return { reason: 'plans/indicator-cites' }
  return named.standing === 'withdrawn' ? { reason: 'plans/upper-withdrawn' } : null
}

async function wrongPart(
  { act, by, now, template }: Weighing,
  upper: Upper,
  kind: PartKind,
): Promise<Wrong | null> {
  const { of, code } = upper
  if (of === now.plan.id) return { reason: 'plans/cites-itself' }
  const moment = nowOf(by)
  const [any] = await versionList(act.db, moment, { plan: of })
  if (any === undefined) return { reason: 'plans/other-organisation' }
  const { level } = any.plan
  if (!template.cites.levels.includes(level))
    return {
      reason: 'plans/level-not-cited',
      details: { level: by.words.t(`plans.level.${level}`) },
    }
  const cited = await citedVersion(act.db, moment, upper)
  if (cited.wrong !== null) return cited.wrong
  const parts = await partsOf(act.db, moment, { plan: of, number: cited.version.number })
  const above = parts.find((each) => each.part === code && citingKinds.includes(each.kind))
  if (above === undefined) return { reason: 'plans/unknown-upper' }
  if (!isSameSort(kind, above.kind)) return { reason: 'plans/indicator-cites' }
  const way = wayBack(await edgesAbove(act.db, [of]), now.plan.id, of)
  return way === null
    ? null
    : { reason: 'plans/circle', details: { way: [now.plan.id, ...way].join(' → ') } }
}
