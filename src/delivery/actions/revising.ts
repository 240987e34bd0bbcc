import type { Day } from '#platform/day.ts'
import { Refusal, refuseFaults } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { copyVersion, layVersion, lockVersion } from '#projects/actions/versions.ts'
import { rootPart } from '#projects/model/kinds.ts'
import { authorsOf } from '#projects/views/authors.ts'
import type { RevisionKind } from '#routes/model/rule.ts'
import { wrongPeriod } from '#delivery/model/agreed.ts'
import { wrongForKind } from '#delivery/model/revision.ts'
import { addRevision, put } from '#delivery/store.ts'
import { faultsBeyond } from '#delivery/views/kept.ts'
import { changesIn, laidOf } from '#delivery/views/laid.ts'
import { delivering, type DeliveryRoom, tell } from './delivering.ts'
import { managing, moveRevision, type Moving, moving, refuseLate, revisable } from './revisions.ts'
import { sendOnRoute } from './routing.ts'

/** A revision that begins. */
export interface RevisionWanted {
  kind: RevisionKind
  reason: string
  /** The new last day, of an extension. */
  to?: Day | undefined
  /** Why it is asked for late, where the agreement lets that be. */
  lateReason?: string | undefined
  version: string
}

/**
 * Begins a revision: another version of the project, copied from the one that counts, to be written like a proposal; answers its number.
 * Several may be worked on at once. Refuses whoever does not manage for its office, a project that is not under way, a reason that is missing,
 * an extension without a later last day, and one that the donor wants to be asked for earlier (`delivery/fault.late-extension`), unless the
 * agreement lets that be and it is said why.
 */
export const beginRevision = (by: By, id: string, wanted: RevisionWanted): Promise<number> =>
  delivering(
    by,
    id,
    {
      rights: managing,
      deed: 'delivery.revision-begun',
      version: wanted.version,
      why: wanted.reason,
      states: revisable,
    },
    async (at) => {
      const { act, by: within, project, today } = at
      const { kind, reason, to, lateReason = null } = wanted
      if (reason.trim() === '') throw wrongField('reason', 'field/missing')
      if (kind === 'no-cost-extension') {
        if (to === undefined) throw wrongField('to', 'field/missing')
        if (project.to !== null && to <= project.to)
          throw wrongField('to', 'delivery/fault.not-longer')
        if (project.from !== null) refuseFaults(wrongPeriod({ from: project.from, to }))
        await refuseLate(at, lateReason, { field: 'kind' })
      } else if (to !== undefined) throw wrongField('to', 'delivery/fault.moves-period')
      const number = await copyVersion(act, within, { project: id, number: project.version })
      const which = { project: id, number }
      if (to !== undefined) {
        const laid = await laidOf(act.db, nowOf(by), which)
        const parts = laid.parts.map((part) =>
          part.part === rootPart ? { ...part, fields: { ...part.fields, to } } : part,
        )
        await layVersion(act, within, which, { ...laid, parts })
        tell(act, 'to', [project.to, to])
      }
      await addRevision(act, { ...which, kind, reason: reason.trim(), late_reason: lateReason })
      await put(act, 'revision_standing', { ...which, state: 'drafted', day: today })
      tell(act, 'revision', [null, String(number)])
      tell(act, 'kind', [null, kind], 'kind')
      return number
    },
  )

/**
 * Puts a revision on its route; nobody writes it meanwhile. Refuses one that changes nothing, or something that its kind does not cover
 * (`projects/lacking`), a late extension, parts that do not fit each other, and what the budget would do against rules of the fund more than
 * it does now.
 */
export const submitRevision = (
  by: By,
  id: string,
  { number, version }: Moving,
  room: DeliveryRoom,
): Promise<void> =>
  moving(by, id, { number, version, move: 'submit' }, async (at, revision) => {
    const { act, by: within, project, today } = at
    const changes = await changesIn(act.db, nowOf(by), revision)
    const wrong = wrongForKind(revision.kind, changes)
    const laid = await laidOf(act.db, nowOf(by), { project: id, number })
    const beyond = await faultsBeyond(act.db, nowOf(by), project, number, laid)
    const faults = [...wrong, ...beyond]
    if (faults.length > 0) throw new Refusal('conflict', 'projects/lacking', { faults })
    if (changes.period !== null) await refuseLate(at, revision.lateReason, { field: 'kind' })
    const authors = await authorsOf(act.db, id, number)
    const sending = { project, number, authors, anchor: today, revision: revision.kind }
    const about = { purpose: 'revision' as const, about: String(number) }
    const isAsked = await sendOnRoute(act, within, { ...sending, ...about }, room)
    await lockVersion(act, { project: id, number }, true)
    await moveRevision(at, revision, 'submit')
    if (!isAsked) await moveRevision(at, { ...revision, state: 'review' }, 'clear')
  })
