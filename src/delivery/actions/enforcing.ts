import type { Day } from '#platform/day.ts'
import { type Fault, Refusal } from '#platform/refusal.ts'
import type { Choice, Conflict } from '#platform/tree/merge.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { countVersion, layVersion, lockVersion } from '#projects/actions/versions.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Project } from '#projects/model/project.ts'
import { needsDonor, type Revision, wrongStart } from '#delivery/model/revision.ts'
import { putInForce } from '#delivery/store.ts'
import { agreementOf, inForceOf } from '#delivery/views/agreements.ts'
import { faultsBeyond } from '#delivery/views/kept.ts'
import { changesIn, changesSinceAgreed, mergedInto } from '#delivery/views/laid.ts'
import { type AtWork, refuseAhead } from './delivering.ts'
import { moveRevision, type Moving, moving, refuseLate } from './revisions.ts'

/**
 * Records that the donor was asked, on a day that has come. Refuses a day before the revision was cleared, and one on which the donor takes no
 * extension any more.
 */
export const sendRevision = (
  by: By,
  id: string,
  { day, ...which }: Moving & { day: Day },
): Promise<void> =>
  moving(by, id, { ...which, move: 'send' }, async (at, revision) => {
    refuseAhead('day', day, at.today)
    refuseBefore('day', day, revision)
    const { period } = await changesIn(at.act.db, nowOf(by), revision)
    if (period !== null) await refuseLate(at, revision.lateReason, { field: 'day', day })
    await moveRevision(at, revision, 'send', { day })
  })

/** What the donor answered. */
export interface DonorsAnswer extends Moving {
  answer: 'agreed' | 'rejected'
  day: Day
  /** What the donor calls the amendment. */
  reference?: string | undefined
  /** Why not: needed where the donor said no. */
  reason?: string | undefined
}

/** Records the donor's answer. Refuses a day that has not come or lies before the donor was asked, and a no without its reason. */
export const answerRevision = (
  by: By,
  id: string,
  {
    answer,
    day,
    reference = null,
    reason,
    ...which
  }: Omit<DonorsAnswer, 'reference'> & {
    reference?: string | null | undefined
  },
): Promise<void> => {
  const move = answer === 'agreed' ? 'agree' : 'reject'
  return moving(by, id, { ...which, move, why: reason }, async (at, revision) => {
    refuseAhead('day', day, at.today)
    refuseBefore('day', day, revision)
    if (answer === 'rejected' && (reason ?? '').trim() === '')
      throw wrongField('reason', 'field/missing')
    await moveRevision(at, revision, move, { day, reference, reason: reason ?? null })
  })
}

/** Gives a revision up before it is in force; it stays readable. Refuses a reason that is missing. */
export const withdrawRevision = (
  by: By,
  id: string,
  { reason, ...which }: Moving & { reason: string },
): Promise<void> =>
  moving(by, id, { ...which, move: 'withdraw', why: reason }, async (at, revision) => {
    if (reason.trim() === '') throw wrongField('reason', 'field/missing')
    await lockVersion(at.act, revision, true)
    await moveRevision(at, revision, 'withdraw', { reason: reason.trim() })
  })

/** From which day, and what was chosen of each conflict. */
export interface Enforcing extends Moving {
  from: Day
  choices: ReadonlyMap<string, Choice>
}

/**
 * Merges a revision with what is in force meanwhile, field by field, and puts it in force from a day that has come; what was in force
 * before stays readable as of its days. One that was never in force, because its first day has not come, is followed from that day. Refuses
 * what the donor must approve and has not (`delivery/needs-donor`), a day before the version in force began, conflicts nobody chose of
 * (`delivery/unmerged`), each by its key, and what does not fit when both are laid together: parts, and rules of the fund
 * (`projects/lacking`).
 */
export const putRevisionInForce = (
  by: By,
  id: string,
  { from, choices, ...which }: Enforcing,
): Promise<void> =>
  moving(by, id, { ...which, move: 'put-in-force' }, async (at, revision) => {
    const { act, by: within, project, today } = at
    const last = (await inForceOf(act.db, nowOf(by), id)).at(-1)
    const wrong = wrongStart(from, last?.since ?? null, today)
    if (wrong !== null) throw wrongField('from', wrong)
    const both = await mergedInto(act.db, nowOf(by), project, revision, choices)
    refuseUnmerged(both.conflicts)
    if (revision.state === 'cleared') await refuseUnapproved(at, both.merged.parts)
    const faults = await faultsBeyond(act.db, nowOf(by), project, revision.number, both.merged)
    if (faults.length > 0) throw new Refusal('conflict', 'projects/lacking', { faults })
    await layVersion(act, within, revision, both.merged)
    await lockVersion(act, revision, true)
    await countVersion(act, within, project, revision.number)
    if (last === undefined) await beginForce(at, project)
    await putInForce(act, { project: id, number: revision.number, from })
    await moveRevision(at, revision, 'put-in-force', { day: from, reference: revision.reference })
  })

/** A project whose first version nobody put in force: it was since its first day. */
async function beginForce({ act }: AtWork, project: Project): Promise<void> {
  if (project.from === null) return
  await putInForce(act, { project: project.id, number: project.version, from: project.from })
}

/** Refuses what changes more, since the version to which the donor last agreed, than may be changed freely. */
async function refuseUnapproved(
  { act, by, project }: AtWork,
  parts: readonly ProjectPart[],
): Promise<void> {
  const changes = await changesSinceAgreed(act.db, nowOf(by), project, parts)
  const agreement = await agreementOf(act.db, nowOf(by), project.id)
  if (needsDonor(changes, { budgetChangeMost: agreement?.terms.budgetChangeMost ?? null }))
    throw new Refusal('conflict', 'delivery/needs-donor')
}

/** Refuses a day before the one on which a revision came to where it stands (`delivery/fault.before-last`). */
function refuseBefore(field: string, day: Day, { day: last }: Pick<Revision, 'day'>): void {
  if (day >= last) return
  const faults = [{ field, reason: 'delivery/fault.before-last', details: { day: last } }]
  throw new Refusal('invalid', 'form/invalid', { faults })
}

function refuseUnmerged(conflicts: readonly Conflict[]): void {
  if (conflicts.length === 0) return
  throw new Refusal('conflict', 'delivery/unmerged', {
    details: { count: conflicts.length },
    faults: conflicts.map(({ key, base, theirs, mine }): Fault => {
      const details = { base: base ?? '—', theirs: theirs ?? '—', mine: mine ?? '—' }
      return { field: key, reason: 'delivery/fault.unchosen', details }
    }),
  })
}
