import type { Act, Actor } from '#platform/act.ts'
import { actorOf } from '#platform/doors/asker.ts'
import type { Grant } from '#platform/doors/asker.ts'
import { byCommand } from '#platform/act.ts'
import { Refusal } from '#platform/refusal.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { grantIn } from '#posts/actions/permitted.ts'
import { permits } from '#posts/permits.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { theVersion, writing } from '#plans/actions/permitted.ts'
import { refuseUnlessReady } from '#plans/actions/ready.ts'
import { isStillAwaited, silentAmong } from '#plans/model/life/consultation.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { addVerdict } from '#plans/store/consultation.ts'
import { authorsOfVersion } from '#plans/views/life/authors.ts'
import { answersOf, consultedOf } from '#plans/views/life/consultation.ts'
import { endorsersOf, endorsingTarget } from '#plans/views/life/endorsing.ts'
import type { Which } from '#plans/views/parts.ts'
import { withdrawnCitations } from '#plans/views/withdrawn.ts'
import { refuseBehind } from './behind.ts'
import { tellOfVersion } from './letters.ts'
import { dayThere, type Links, moving } from './moving.ts'

/**
 * Puts a version before whoever holds the mandate, after everybody answered or the deadline passed. Refuses while those asked still
 * have time (`plans/awaited`), while anything is missing in it (`plans/not-ready`), while it cites something withdrawn
 * (`plans/cites-withdrawn`), and while another published version is not merged with it (`plans/behind`).
 */
export async function submit(
  by: By,
  which: Which,
  { version }: { version: string },
  { version: link }: Pick<Links, 'version'>,
): Promise<void> {
  const before = await theVersion(by, which)
  const actor = await writing(by, before)
  const today = await dayThere(by, before)
  const moment = nowOf(by)
  const move = { actor, deed: 'plans.submitted', move: 'submit', version } as const
  await moving(by, which, move, async (act, now, put) => {
    const consulted = await consultedOf(act.db, moment, which)
    const silent = silentAmong(consulted, await answersOf(act.db, moment, which))
    if (isStillAwaited(now, silent, today))
      throw new Refusal('conflict', 'plans/awaited', {
        details: { day: now.deadline ?? '', count: silent.length },
      })
    await refuseBehind(act.db, moment, now)
    await refuseUnlessReady(act.db, moment, now)
    await refuseWithdrawn(act, by, which)
    const asker = signedInAs(by) ?? { today: moment }
    const persons = (await endorsersOf(act.db, asker, now)).map(({ person }) => person)
    const letter = { topic: 'endorsement', link, day: today, by: actor.name } as const
    await tellOfVersion(act, now, { ...letter, persons })
    await put({ since: today, reason: null })
  })
}

/** Refuses a version that cites something withdrawn (`plans/cites-withdrawn`); each is told with its part. */
export async function refuseWithdrawn(act: Act, by: By, which: Which): Promise<void> {
  const cited = await withdrawnCitations(act.db, nowOf(by), which)
  if (cited.length === 0) return
  throw new Refusal('conflict', 'plans/cites-withdrawn', {
    details: { count: cited.length },
    faults: cited.map(({ part, upper }) => ({
      field: part,
      reason: 'plans/withdrawn-upper',
      details: { upper: upperText(upper), part },
    })),
  })
}

/** What whoever holds the mandate says, in words; of an endorsement it may be nothing. */
export interface Judgement {
  reason: string
  version: string
}

/**
 * Endorses a version, by the mandate over its office of the day it is bound to. Refuses who does not hold it or wrote the version,
 * what is not before them (`plans/no-move`), and what cites something withdrawn (`plans/cites-withdrawn`).
 */
export async function endorse(
  by: By,
  which: Which,
  { reason, version }: Judgement,
  { version: link }: Pick<Links, 'version'>,
): Promise<void> {
  const before = await theVersion(by, which)
  const { actor, grant } = await endorsing(by, before)
  const today = await dayThere(by, before)
  const told = { actor, deed: 'plans.endorsed', move: 'endorse', version } as const
  await moving(by, which, { ...told, why: reason || null }, async (act, now, put) => {
    await refuseBehind(act.db, nowOf(by), now)
    await refuseWithdrawn(act, by, which)
    await judged(act, now, { verdict: 'endorsed', reason, grant })
    await tellAuthors(act, now, { topic: 'endorsed', link, day: today, by: actor.name })
    await put({ since: today, reason: reason || null })
  })
}

/** Gives a version back to those who wrote it, with a reason: it is a draft again. Refuses as `endorse` does. */
export async function giveBack(
  by: By,
  which: Which,
  { reason, version }: Judgement,
  { version: link }: Pick<Links, 'version'>,
): Promise<void> {
  const before = await theVersion(by, which)
  const { actor, grant } = await endorsing(by, before)
  const today = await dayThere(by, before)
  const told = { actor, deed: 'plans.returned', move: 'return', version, why: reason } as const
  await moving(by, which, told, async (act, now, put) => {
    await judged(act, now, { verdict: 'returned', reason, grant })
    const letter = { topic: 'returned', link, day: today, by: actor.name, why: reason } as const
    await tellAuthors(act, now, letter)
    await put({ since: today, anchor: null, deadline: null, reason })
  })
}

/**
 * Takes a version back to draft, to work on it again; what was said of it stays recorded. Refuses what is a draft or published
 * (`plans/no-move`).
 */
export async function revise(by: By, which: Which, { reason, version }: Judgement): Promise<void> {
  const before = await theVersion(by, which)
  const actor = await writing(by, before)
  const today = await dayThere(by, before)
  const told = { actor, deed: 'plans.taken-back', move: 'revise', version, why: reason } as const
  await moving(by, which, told, (_act, _now, put) =>
    put({ since: today, anchor: null, deadline: null, reason }),
  )
}

/** Who endorses, and by which right. Refuses with the reason; the operator may always. */
async function endorsing(
  by: By,
  version: PlanVersion,
): Promise<{ actor: Actor; grant: Grant | null }> {
  const { asker } = by
  if ('command' in asker) return { actor: byCommand(asker.command), grant: null }
  const target = await endorsingTarget(by.db, asker, version)
  const grant = grantIn(permits('plans.endorse', asker, target), by.words)
  return { actor: actorOf(asker, grant), grant }
}

const judged = (
  act: Act,
  { plan, number, anchor }: PlanVersion,
  { grant, ...said }: { verdict: 'endorsed' | 'returned'; reason: string; grant: Grant | null },
): Promise<void> => {
  const isMandate = grant !== null && grant.reach !== 'everywhere' && anchor !== null
  return addVerdict(act, {
    ...said,
    plan: plan.id,
    number,
    office: isMandate ? grant.office : null,
    mandate: isMandate ? { function: grant.function, on: anchor } : null,
  })
}

async function tellAuthors(
  act: Act,
  now: PlanVersion,
  letter: Omit<Parameters<typeof tellOfVersion>[2], 'persons'>,
): Promise<void> {
  const { persons } = await authorsOfVersion(act.db, { plan: now.plan.id, number: now.number })
  await tellOfVersion(act, now, { ...letter, persons })
}
