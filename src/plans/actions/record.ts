import type { Act } from '#platform/act.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { Answered } from '#plans/model/content.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Part } from '#plans/model/part.ts'
import { type Plan, type PlanStanding, frozenStates } from '#plans/model/plan.ts'
import { addPlan, addVersion, keepService, type NewPlan, putStanding } from '#plans/store.ts'
import { putCitations, putParts, putRationale } from '#plans/store/parts.ts'

/** A version as it is recorded whole. */
export interface RecordedVersion {
  number: number
  basedOn: number | null
  template: { id: string; version: number }
  /** The first is the one it is written in. */
  languages: readonly string[]
  standing: Pick<PlanStanding, 'state' | 'since' | 'anchor' | 'deadline' | 'inForce' | 'reason'>
  parts: readonly Part[]
  citations: readonly Citation[]
  rationale: readonly Answered[]
}

/** Records a plan and its first version as they are said to be, without the steps that led there: for records and examples. */
export async function recordPlan(
  act: Act,
  plan: NewPlan,
  version: RecordedVersion,
): Promise<Pick<Plan, 'id'>> {
  await addPlan(act, plan)
  await recordVersion(act, plan.id, version)
  return { id: plan.id }
}

/** Records a version of a plan as it is said to be. The caller has made sure that it holds together. */
export async function recordVersion(
  act: Act,
  plan: string,
  { standing, parts, citations, rationale, ...version }: RecordedVersion,
): Promise<void> {
  const which = { plan, number: version.number }
  await addVersion(act, { plan, ...version })
  await putParts(act, which, parts)
  await putCitations(
    act,
    which,
    parts.map(({ part }) => part),
    citations,
  )
  for (const [part, answered] of Map.groupBy(rationale, (each) => each.part))
    await putRationale(
      act,
      which,
      part,
      answered.map(({ issue }) => issue),
    )
  const isFrozen = frozenStates.includes(standing.state)
  const fingerprint = isFrozen ? fingerprintOf({ ...version, parts, citations, rationale }) : null
  await putStanding(act, which, { ...standing, fingerprint, revision: 1 })
  if (isFrozen) await keepService(act, which)
}
