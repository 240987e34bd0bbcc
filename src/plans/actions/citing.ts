import type { Act } from '#platform/act.ts'
import { type Fault, found, Refusal } from '#platform/refusal.ts'
import { isOfPlan, type Upper, upperText } from '#frameworks/model/upper.ts'
import { uppersNamed } from '#frameworks/views.ts'
import { citedFrom } from '#plans/model/drafting/cited.ts'
import { isSameSort } from '#plans/model/drafting/sorts.ts'
import { wayBack } from '#plans/model/drafting/cycles.ts'
import type { PartKind } from '#plans/model/part.ts'
import { isFrozen } from '#plans/model/plan.ts'
import { putCitations } from '#plans/store/parts.ts'
import { versionBy, versionList } from '#plans/views.ts'
import { edgesAbove } from '#plans/views/drafting/edges.ts'
import { citationsOf, partsOf, type Which } from '#plans/views/parts.ts'
import { type Changing, changing, thePart } from './drafting/changing.ts'
import { refuseFaults } from './drafting/checking.ts'
import { calledInHistory } from './drafting/telling.ts'
import { type By } from '#posts/actions/operator.ts'
import { nowOf } from './permitted.ts'

/** The kinds of parts that cite something above them, and that can be cited. */
export const citingKinds: readonly PartKind[] = ['objective', 'priority', 'action', 'indicator']

/** An upper as it was chosen or typed, and the field of the form that it came from. */
export interface Named {
  text: string
  field: string
}

/** What a part is to cite; `origin` is this organisation's own address. */
export interface Citing {
  part: string
  uppers: readonly Named[]
  origin: string
}

/**
 * Lets a part cite what stands above it; what it cites already stays. Refuses who may not write, what is no draft, a part that cites
 * nothing (`plans/cites-nothing`), and, each by its field: what names no upper, what is of another organisation, what there is not
 * or is not published, what the template does not let it cite, what was withdrawn, and what would lead back to this plan.
 */
export const cite = (by: By, which: Which, { part, uppers, origin }: Citing): Promise<void> =>
  changing(by, which, 'plans.cited', async (draft) => {
    const { act, template, parts } = draft
    const citing = thePart(draft, part)
    if (!citingKinds.includes(citing.kind)) throw new Refusal('conflict', 'plans/cites-nothing')
    if (uppers.length === 0) refuseFaults([{ field: 'uppers', reason: 'field/missing' }])
    const held = (await citationsOf(act.db, nowOf(by), which)).filter((each) => each.part === part)
    const known = new Set(held.map(({ upper }) => upperText(upper)))
    const faults: Fault[] = []
    const wanted: Upper[] = []
    for (const each of uppers) {
      const read = await readUpper(draft, each, { origin, kind: citing.kind })
      if ('reason' in read) faults.push(read)
      else if (!known.has(upperText(read))) wanted.push(read)
    }
    refuseFaults(faults)
    const all = [...held, ...wanted.map((upper) => ({ part, upper }))]
    await putCitations(act, which, [part], all)
    act.note({
      field: 'plans.field.part',
      before: null,
      after: calledInHistory(thePart({ parts }, part), template),
    })
    for (const upper of wanted)
      act.note({ field: 'plans.field.cites', before: null, after: await calledUpper(draft, upper) })
  })

/** Lets a part no longer cite these. Refuses who may not write, what is no draft, and what it does not cite (`plans/not-cited`). */
export const uncite = (
  by: By,
  which: Which,
  { part, uppers }: { part: string; uppers: readonly string[] },
): Promise<void> =>
  changing(by, which, 'plans.cited-no-longer', async (draft) => {
    const { act, template } = draft
    const citing = thePart(draft, part)
    const held = (await citationsOf(act.db, nowOf(by), which)).filter((each) => each.part === part)
    const gone = uppers.map((text) =>
      found(
        held.find(({ upper }) => upperText(upper) === text),
        'plans/not-cited',
      ),
    )
    await putCitations(
      act,
      which,
      [part],
      held.filter((each) => !gone.includes(each)),
    )
    act.note({ field: 'plans.field.part', before: null, after: calledInHistory(citing, template) })
    for (const { upper } of gone)
      act.note({ field: 'plans.field.cites', before: await calledUpper(draft, upper), after: null })
  })

type Wrong = Omit<Fault, 'field'>

const unread: Readonly<Record<'foreign' | 'nothing', Wrong>> = {
  foreign: { reason: 'plans/other-organisation' },
  nothing: { reason: 'plans/no-upper' },
}

/** What the template, the plan and the network say of a citation, inside an act or before it. */
export type Weighing = Pick<Changing, 'by' | 'now' | 'template'> & { act: Pick<Act, 'db'> }

/**
 * The upper that somebody named, or by its field why a part of this kind may not cite it: what `cite` refuses. `origin` is this
 * organisation's own address.
 */
export async function readUpper(
  weighing: Weighing,
  { text, field }: Named,
  { origin, kind }: { origin: string; kind: PartKind },
): Promise<Upper | Fault> {
  const typed = citedFrom(text, origin)
  const wrong =
    typed.is === 'upper' ? await wrongUpper(weighing, typed.upper, kind) : { ...unread[typed.is] }
  if (typed.is === 'upper' && wrong === null) return typed.upper
  return { field, reason: 'plans/no-upper', ...wrong, details: { upper: text, ...wrong?.details } }
}

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
  const { of, version, code } = upper
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
  const number = /^[1-9]\d{0,5}$/.test(version) ? Number(version) : 0
  const cited = await versionBy(act.db, moment, of, number)
  if (cited === undefined) return { reason: 'plans/unknown-upper' }
  if (cited.state === 'withdrawn') return { reason: 'plans/upper-withdrawn' }
  if (!isFrozen(cited)) return { reason: 'plans/upper-not-published' }
  const parts = await partsOf(act.db, moment, { plan: of, number })
  const above = parts.find((each) => each.part === code && citingKinds.includes(each.kind))
  if (above === undefined) return { reason: 'plans/unknown-upper' }
  if (!isSameSort(kind, above.kind)) return { reason: 'plans/indicator-cites' }
  const way = wayBack(await edgesAbove(act.db, [of]), now.plan.id, of)
  return way === null
    ? null
    : { reason: 'plans/circle', details: { way: [now.plan.id, ...way].join(' → ') } }
}

/** An upper as the history tells it: its text and its English title. */
export async function calledUpper({ act, by }: Changing, upper: Upper): Promise<string> {
  const text = upperText(upper)
  const title = isOfPlan(upper)
    ? await partTitle({ act, by }, upper)
    : (await uppersNamed(act.db, nowOf(by), [upper])).get(text)?.titles.en
  return title === undefined ? text : `${text} ${title}`
}

async function partTitle(
  { act, by }: Pick<Changing, 'act' | 'by'>,
  { of, version, code }: Upper,
): Promise<string | undefined> {
  const parts = await partsOf(act.db, nowOf(by), { plan: of, number: Number(version) })
  const fields = parts.find(({ part }) => part === code)?.fields ?? {}
  return (
    fields['title.en'] ?? Object.entries(fields).find(([name]) => name.startsWith('title.'))?.[1]
  )
}
