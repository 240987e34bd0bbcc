import { type Act, perform } from '#platform/act.ts'
import { type Fault, found, Refusal, refuseFaults } from '#platform/refusal.ts'
import { type By } from '#posts/actions/operator.ts'
import { nowOf } from '#posts/actions/acting.ts'
import {
  next,
  refuseUnlessDraft,
  theVersion,
  unchanged,
  writing,
} from '#plans/actions/permitted.ts'
import { faultsOfPart } from '#plans/actions/drafting/checking.ts'
import { carryQuestions, settleQuestions } from '#plans/actions/questioning.ts'
import { overtaking } from '#plans/model/life/behind.ts'
import type { Choice, Conflict } from '#platform/tree/merge.ts'
import { type Laid, merge, type Merged } from '#plans/model/life/merge.ts'
import { rootPart } from '#plans/model/part.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { writingOf } from '#plans/model/readiness.ts'
import { addVersion, putStanding } from '#plans/store.ts'
import { addRebase } from '#plans/store/consultation.ts'
import { putLanguages } from '#plans/store/languages.ts'
import { copyParts, endParts, putCitations, putParts, putRationale } from '#plans/store/parts.ts'
import { versionList } from '#plans/views.ts'
import { laidOf } from '#plans/views/life/laid.ts'
import type { Which } from '#plans/views/parts.ts'
import { templateBy } from '#plans/views/templates.ts'
import { dayThere, tellVersion } from './moving.ts'

/**
 * Begins an amendment: a draft with the next number, copied from a published version; answers its number. Several may be worked on
 * at once; whoever publishes later merges. Refuses who may not write for the office, and what is not in force to be amended
 * (`plans/not-published`).
 */
export async function amend(by: By, which: Which): Promise<number> {
  const before = await theVersion(by, which)
  const actor = await writing(by, before)
  const since = await dayThere(by, before)
  const { plan } = before
  const deed = { by: actor, name: 'plans.amended', subject: `plan:${plan.id}`, office: plan.office }
  return perform(by.db, deed, async (act) => {
    const now = await theVersion({ ...by, db: act.db }, which)
    if (now.state !== 'published' && now.state !== 'reviewed')
      throw new Refusal('conflict', 'plans/not-published')
    const all = await versionList(act.db, nowOf(by), { plan: plan.id })
    const number = Math.max(...all.map((each) => each.number)) + 1
    const copy = { plan: plan.id, number }
    const { template, languages } = now
    await addVersion(act, { ...copy, basedOn: which.number, template, languages })
    await copyParts(act, which, copy)
    const unheld = { anchor: null, deadline: null, inForce: null, fingerprint: null, reason: null }
    await putStanding(act, copy, { state: 'draft', since, ...unheld, revision: 1 })
    await carryQuestions(act, which, copy)
    tellVersion(act, copy)
    act.note({ field: 'plans.field.based-on', before: null, after: String(which.number) })
    return number
  })
}

/** What was chosen of each conflict, by its key, and on which version the draft is laid. */
export interface Rebasing {
  choices: ReadonlyMap<string, Choice>
  /** The published version that was looked at. */
  onto: number
  version: string
}

/** A draft, what was published since the one it is based on, and both merged as far as was chosen. */
export interface Overtaken extends Merged {
  newer: PlanVersion
  mine: Laid
}

/** Both merged, where another version was published since the one that the draft is based on; null where none was. */
export async function overtaken(
  by: Pick<By, 'db' | 'asker'>,
  draft: PlanVersion,
  choices: ReadonlyMap<string, Choice> = new Map(),
): Promise<Overtaken | null> {
  const { db } = by
  const moment = nowOf(by)
  const all = await versionList(db, moment, { plan: draft.plan.id })
  const newer = overtaking(draft, all)
  const former = all.find(({ number }) => number === draft.basedOn)
  if (newer === undefined || former === undefined) return null
  const [base, theirs, mine] = await Promise.all(
    [former, newer, draft].map((each) => laidOf(db, moment, each)),
  )
  if (base === undefined || theirs === undefined || mine === undefined) return null
  return { newer, mine, ...merge(base, theirs, mine, choices) }
}

/**
 * Lays a draft on the version that was published since the one it is based on: both are merged, with what was chosen of each
 * conflict. Refuses what is no draft (`plans/not-draft`), a draft that nothing overtook (`plans/not-behind`), one that yet another
 * version overtook since it was looked at (`plans/behind`), and conflicts nobody chose of (`plans/unmerged`), each by its key.
 */
export async function rebase(
  by: By,
  which: Which,
  { choices, onto, version }: Rebasing,
): Promise<void> {
  const { plan } = await theVersion(by, which)
  const actor = await writing(by, { plan })
  const deed = { by: actor, name: 'plans.merged', subject: `plan:${plan.id}`, office: plan.office }
  await perform(by.db, deed, async (act) => {
    const within = { ...by, db: act.db }
    refuseUnlessDraft(await theVersion(within, which))
    const now = await unchanged(within, which, version)
    const both = await overtaken(within, now, choices)
    if (both === null) throw new Refusal('conflict', 'plans/not-behind')
    if (both.newer.number !== onto)
      throw new Refusal('conflict', 'plans/behind', { details: { number: both.newer.number } })
    refuseUnmerged(both.conflicts)
    await refuseWrongTexts(act, by, now, { ...both, choices })
    await lay(act, which, both, now)
    await addRebase(act, which, onto)
    await putStanding(act, which, next(now, {}))
    await settleQuestions(act, which)
    tellVersion(act, now)
    const before = now.basedOn === null ? null : String(now.basedOn)
    act.note({ field: 'plans.field.based-on', before, after: String(onto) })
  })
}

function refuseUnmerged(conflicts: readonly Conflict[]): void {
  if (conflicts.length === 0) return
  throw new Refusal('conflict', 'plans/unmerged', {
    details: { count: conflicts.length },
    faults: conflicts.map(({ key, base, theirs, mine }): Fault => {
      const details = { base: base ?? '—', theirs: theirs ?? '—', mine: mine ?? '—' }
      return { field: key, reason: 'plans/unchosen', details }
    }),
  })
}

/**
 * Refuses texts that were chosen beside what both sides say and that cannot stand there, each by its key. What both say was checked
 * when it was written; what no longer fits together is told before the draft goes on.
 */
async function refuseWrongTexts(
  act: Act,
  by: By,
  { template: { id, version } }: PlanVersion,
  { merged, choices }: Pick<Overtaken, 'merged'> & Pick<Rebasing, 'choices'>,
): Promise<void> {
  const template = found(await templateBy(act.db, nowOf(by), { id, version }), 'plans/no-template')
  const { from = null, to = null } =
    merged.parts.find(({ part }) => part === rootPart)?.fields ?? {}
  const writing = writingOf({ version: { languages: merged.languages, from, to }, template })
  const faults: Fault[] = []
  for (const part of merged.parts) {
    const isTyped = (field: string) => 'text' in (choices.get(`${part.part}:${field}`) ?? {})
    if (![...choices.keys()].some((key) => key.startsWith(`${part.part}:`))) continue
    for (const fault of await faultsOfPart(act.db, part, writing))
      if (isTyped(fault.field)) faults.push({ ...fault, field: `${part.part}:${fault.field}` })
  }
  refuseFaults(faults)
}

async function lay(
  act: Act,
  which: Which,
  { merged, mine }: Pick<Overtaken, 'merged' | 'mine'>,
  { languages }: PlanVersion,
): Promise<void> {
  const kept = new Set(merged.parts.map(({ part }) => part))
  const gone = mine.parts.filter(({ part }) => !kept.has(part)).map(({ part }) => part)
  await endParts(act, which, gone)
  await putParts(act, which, merged.parts)
  await putCitations(act, which, [...kept], merged.citations)
  const answered = Map.groupBy(merged.rationale, ({ part }) => part)
  for (const part of kept)
    await putRationale(
      act,
      which,
      part,
      (answered.get(part) ?? []).map(({ issue }) => issue),
    )
  if (merged.languages.join() !== languages.join()) await putLanguages(act, which, merged.languages)
}
