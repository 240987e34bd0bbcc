import type { Day } from '#platform/day.ts'
import { type Fault, Refusal } from '#platform/refusal.ts'
import type { Choice, Conflict } from '#platform/tree/merge.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { countVersion, layVersion, lockVersion } from '#projects/actions/versions.ts'
import type { Project } from '#projects/model/project.ts'
import { needsDonor, type Revision } from '#delivery/model/revision.ts'
import { putInForce } from '#delivery/store.ts'
import { agreementOf, inForceOf } from '#delivery/views/agreements.ts'
import { changesIn, mergedInto } from '#delivery/views/laid.ts'
import { type AtWork, refuseAhead } from './delivering.ts'
import { moveRevision, type Moving, moving } from './revisions.ts'

/** Records that the donor was asked, on a day that has come. */
export const sendRevision = (
  by: By,
  id: string,
  { day, ...which }: Moving & { day: Day },
): Promise<void> =>
  moving(by, id, { ...which, move: 'send' }, async (at, revision) => {
    refuseAhead('day', day, at.today)
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

/** Records the donor's answer. Refuses a day that has not come, and a no without its reason. */
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
 * before stays readable as of its days. Refuses one that the donor must approve and has not (`delivery/needs-donor`), a day before the
 * version in force began, and conflicts nobody chose of (`delivery/unmerged`), each by its key.
 */
export const putRevisionInForce = (
  by: By,
  id: string,
  { from, choices, ...which }: Enforcing,
): Promise<void> =>
  moving(by, id, { ...which, move: 'put-in-force' }, async (at, revision) => {
    const { act, by: within, project, today } = at
    refuseAhead('from', from, today)
    const last = (await inForceOf(act.db, nowOf(by), id)).at(-1)
    if (last !== undefined && from <= last.since)
      throw wrongField('from', 'delivery/fault.before-force')
    if (revision.state === 'cleared') await refuseUnapproved(at, revision)
    const both = await mergedInto(act.db, nowOf(by), project, revision, choices)
    refuseUnmerged(both.conflicts)
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

async function refuseUnapproved({ act, by, project }: AtWork, revision: Revision): Promise<void> {
  const changes = await changesIn(act.db, nowOf(by), revision)
  const agreement = await agreementOf(act.db, nowOf(by), project.id)
  if (needsDonor(changes, { budgetChangeMost: agreement?.terms.budgetChangeMost ?? null }))
    throw new Refusal('conflict', 'delivery/needs-donor')
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
