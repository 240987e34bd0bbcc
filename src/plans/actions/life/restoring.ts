import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { By } from '#posts/actions/operator.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { next } from '#plans/actions/permitted.ts'
import type { PlanState, PlanVersion } from '#plans/model/plan.ts'
import { putStanding } from '#plans/store.ts'
import { versionList } from '#plans/views.ts'
import type { Which } from '#plans/views/parts.ts'
import { tellState } from './moving.ts'

/**
 * Brings back what a version would have taken the place of, when it is withdrawn before its first day: the version of its plan, or of
 * the plan it follows, that was to end there goes on until it would have ended, or until something else takes its place. Answers
 * what came back.
 */
export async function restoreFormers(
  act: Act,
  by: By,
  withdrawn: PlanVersion,
  today: Day,
): Promise<PlanVersion[]> {
  const first = withdrawn.inForce?.from
  if (first === undefined) return []
  const { id, follows } = withdrawn.plan
  const of = (plan: string) => versionList(act.db, nowOf(by), { plan })
  const own = (await of(id)).filter(({ number }) => number !== withdrawn.number)
  const all = follows === null ? own : [...own, ...(await of(follows))]
  const formers = all.filter(
    ({ state, inForce }) => state === 'superseded' && inForce?.until === first,
  )
  const back: PlanVersion[] = []
  for (const former of formers) {
    const which = { plan: former.plan.id, number: former.number }
    const before = await lastStanding(act, which)
    if (before === null) continue
    const later = all
      .flatMap(({ inForce }) => (inForce === null || inForce.from < first ? [] : [inForce.from]))
      .toSorted()[0]
    const isCut = later !== undefined && (before.until === null || later < before.until)
    const state = isCut ? 'superseded' : before.state
    const inForce = { from: before.from, until: isCut ? later : before.until }
    await putStanding(act, which, next(former, { state, since: today, inForce }))
    tellState(act, former, state)
    back.push(former)
  }
  return back
}

/** How a version stood when it was last in force without anything having taken its place. */
async function lastStanding(
  act: Act,
  { plan, number }: Which,
): Promise<{ state: PlanState; from: Day; until: Day | null } | null> {
  const { rows } = await sql<{ state: PlanState; from: Day; until: Day | null }>`
    select state, lower(in_force) as "from", upper(in_force) as until from plan_standing
    where plan = ${plan} and number = ${number} and state in ('published', 'reviewed')
    order by lower(recorded) desc limit 1`.execute(act.db)
  return rows[0] ?? null
}
