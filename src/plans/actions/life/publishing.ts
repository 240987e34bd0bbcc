import type { Act } from '#platform/act.ts'
import { type Day, dayBefore, earlier, latestDay, nextDay } from '#platform/day.ts'
import { Refusal } from '#platform/refusal.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { type By } from '#posts/actions/operator.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { next, theVersion, writing } from '#plans/actions/permitted.ts'
import { succeeded } from '#plans/actions/questioning.ts'
import { fingerprintOf } from '#plans/actions/fingerprint.ts'
import { type PlanVersion, versionText } from '#plans/model/plan.ts'
import { keepService, putStanding } from '#plans/store.ts'
import { versionList } from '#plans/views.ts'
import { citationsOf, partsOf, rationaleOf, type Which } from '#plans/views/parts.ts'
import { refuseBehind } from './behind.ts'
import { refuseWithdrawn } from './endorsing.ts'
import { dayThere, type Links, moving, tellState, wrongWith } from './moving.ts'
import { restoreFormers } from './restoring.ts'

/** From when until when a version is in force; `to` is the last day, null: that of its period. */
export interface Publication {
  from: Day
  to: Day | null
  version: string
}

/**
 * Publishes an endorsed version: what it says is frozen and has a fingerprint, and it is in force from the day on. The version of the
 * plan that was in force, and that of the plan it follows, end there; what they said otherwise is asked about below. Refuses what is
 * not endorsed (`plans/no-move`), a day that lies behind us or not after the first of what it takes the place of, an end before its
 * beginning, a plan that another one followed by then (`plans/followed`), what cites something withdrawn, and what another version overtook.
 */
export async function publish(
  by: By,
  which: Which,
  { from, to, version }: Publication,
  { questions: link }: Pick<Links, 'questions'>,
): Promise<void> {
  const before = await theVersion(by, which)
  const actor = await writing(by, before)
  const today = await dayThere(by, before)
  const moment = nowOf(by)
  const move = { actor, deed: 'plans.published', move: 'publish', version } as const
  await moving(by, which, move, async (act, now, put) => {
    const last = to ?? now.to
    if (from < today) throw wrongField('from', 'plans/past-day')
    if (last === null) throw wrongField('to', 'field/missing')
    if (last > latestDay) throw wrongField('to', 'field/day')
    if (last < from) throw wrongField(to === null ? 'from' : 'to', 'field/after')
    await refuseBehind(act.db, moment, now)
    await refuseWithdrawn(act, by, which)
    await refuseFollowed(act, by, now, from)
    const formers = await formersOf(act, by, now, from)
    const isReturn = await isReturning(act, by, now)
    for (const former of formers) refuseEarlierThan(from, former)
    const fingerprint = await fingerprinted(act, by, now)
    const inForce = { from, until: nextDay(last) }
    await put({ since: today, inForce, fingerprint, reason: null })
    await keepService(act, which)
    for (const former of formers) await supersede(act, former, { from, today })
    for (const { plan, number } of formers.filter(isStanding)) {
      const isOwn = plan.id === now.plan.id
      const replaced = { plan: plan.id, from: number, to: isOwn ? which.number : null }
      await succeeded(act, replaced, { today: moment, link })
    }
    if (isReturn) {
      const replaced = { plan: which.plan, from: which.number, to: which.number, isReturn }
      await succeeded(act, replaced, { today: moment, link })
    }
    act.note({ field: 'plans.field.from', before: null, after: from })
    act.note({ field: 'plans.field.to', before: null, after: last })
    act.note({ field: 'plans.field.fingerprint', before: null, after: fingerprint })
  })
}

const isStanding = ({ state }: PlanVersion): boolean =>
  state === 'published' || state === 'reviewed'

const reaches = ({ inForce }: PlanVersion, day: Day): boolean =>
  inForce !== null && (inForce.until === null || inForce.until > day)

/**
 * What a version takes the place of: the published versions of its plan, and of the plan that it follows; and what was superseded or
 * withdrawn there and would still be in force on its first day.
 */
async function formersOf(
  act: Act,
  by: By,
  { plan, number }: PlanVersion,
  from: Day,
): Promise<PlanVersion[]> {
  const of = (id: string) => versionList(act.db, nowOf(by), { plan: id })
  const own = (await of(plan.id)).filter((each) => each.number !== number)
  const all = plan.follows === null ? own : [...own, ...(await of(plan.follows))]
  return all.filter((each) => isStanding(each) || reaches(each, from))
}

/** Whether everything that was published of the plan was withdrawn, so that what cites it was told so. */
async function isReturning(act: Act, by: By, { plan, number }: PlanVersion): Promise<boolean> {
  const all = await versionList(act.db, nowOf(by), { plan: plan.id })
  const before = all.filter((each) => each.fingerprint !== null && each.number !== number)
  return before.length > 0 && !before.some(isStanding)
}

/** Refuses a plan that another one followed, and that is in force on the day or later: its place is taken. */
async function refuseFollowed(act: Act, by: By, { plan }: PlanVersion, from: Day): Promise<void> {
  const following = await versionList(act.db, nowOf(by), { follows: plan.id })
  const taking = following.find((each) => reaches(each, from))
  if (taking === undefined) return
  throw new Refusal('conflict', 'plans/followed', { details: { version: versionText(taking) } })
}

function refuseEarlierThan(from: Day, { inForce, plan, number }: PlanVersion): void {
  if (inForce === null || from > inForce.from) return
  const details = { day: inForce.from, version: `${plan.id}@${number}` }
  throw wrongWith('from', 'plans/before-former', details)
}

/** Ends what was in force at the first day of what takes its place; what had ended by then stays as it was, and so does what was withdrawn. */
async function supersede(
  act: Act,
  former: PlanVersion,
  { from, today }: { from: Day; today: Day },
): Promise<void> {
  if (former.inForce === null) return
  const until = former.inForce.until === null ? from : earlier(former.inForce.until, from)
  const which = { plan: former.plan.id, number: former.number }
  const inForce = { from: former.inForce.from, until }
  const became = isStanding(former) ? ({ state: 'superseded', since: today } as const) : {}
  await putStanding(act, which, next(former, { ...became, inForce }))
  tellState(act, former, isStanding(former) ? 'superseded' : former.state)
}

async function fingerprinted(act: Act, by: By, now: PlanVersion): Promise<string> {
  const which = { plan: now.plan.id, number: now.number }
  const moment = nowOf(by)
  return fingerprintOf({
    template: now.template,
    languages: now.languages,
    parts: await partsOf(act.db, moment, which),
    citations: await citationsOf(act.db, moment, which),
    rationale: await rationaleOf(act.db, moment, which),
  })
}

/** Records what a review found of a published version. It stays in force; another review may follow. */
export async function review(
  by: By,
  which: Which,
  { reason, version }: { reason: string; version: string },
): Promise<void> {
  const before = await theVersion(by, which)
  const actor = await writing(by, before)
  const today = await dayThere(by, before)
  const told = { actor, deed: 'plans.reviewed', move: 'review', version, why: reason } as const
  await moving(by, which, told, (_act, _now, put) => put({ since: today, reason }))
}

/** Why a version is withdrawn; `day` is the first on which it is no longer in force (null: today), where it is in force at all. */
export interface Withdrawal {
  reason: string
  day: Day | null
  version: string
}

/**
 * Gives up a version that is worked on, or ends a published one without a successor from a day on; then what cites it is asked about.
 * One that is withdrawn before its first day leaves its place to what would have ended then.
 * Refuses a day that lies behind us, or after the end that is known already, and what was superseded or withdrawn (`plans/no-move`).
 */
export async function withdraw(
  by: By,
  which: Which,
  { reason, day, version }: Withdrawal,
  { questions: link }: Pick<Links, 'questions'>,
): Promise<void> {
  const before = await theVersion(by, which)
  const actor = await writing(by, before)
  const today = await dayThere(by, before)
  const told = { actor, deed: 'plans.withdrawn', move: 'withdraw', version, why: reason } as const
  await moving(by, which, told, async (act, now, put) => {
    if (now.fingerprint === null) {
      if (day !== null) throw wrongField('day', 'plans/never-in-force')
      await put({ since: today, reason })
      return
    }
    const until = day ?? today
    if (until < today) throw wrongField('day', 'plans/past-day')
    const inForce = endedAt(now, until)
    await put({ since: today, inForce, reason })
    const back = inForce === null ? await restoreFormers(act, by, now, today) : []
    const telling = { today: nowOf(by), link }
    const own = back.find(({ plan }) => plan.id === which.plan)
    const replaced = { plan: which.plan, from: which.number, to: own?.number ?? null }
    await succeeded(act, replaced, telling)
    for (const { plan, number } of back.filter((each) => each !== own))
      await succeeded(act, { plan: plan.id, from: number, to: number, isReturn: true }, telling)
    act.note({ field: 'plans.field.to', before: null, after: dayBefore(until) })
  })
}

/** In force until that day; never, where it had not begun by then. Refuses a day after the end that is known (`plans/ended-before`). */
function endedAt({ inForce }: PlanVersion, until: Day): PlanVersion['inForce'] {
  if (inForce === null || until <= inForce.from) return null
  if (inForce.until !== null && until > inForce.until)
    throw wrongWith('day', 'plans/ended-before', { day: inForce.until })
  return { from: inForce.from, until }
}
