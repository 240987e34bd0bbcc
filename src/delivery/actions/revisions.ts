import type { Day } from '#platform/day.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { nowOf } from '#posts/actions/acting.ts'
import {
  isRevisionMove,
  type Revision,
  type RevisionMove,
  revisionMoves,
} from '#delivery/model/revision.ts'
import { isLateExtension } from '#delivery/model/terms.ts'
import { put } from '#delivery/store.ts'
import { agreementOf } from '#delivery/views/agreements.ts'
import { revisionBy } from '#delivery/views/revisions.ts'
import { type AtWork, delivering, tell } from './delivering.ts'

/** Whose right revises a project. */
export const managing = ['projects.manage'] as const
/** The states in which a project is revised. */
export const revisable = ['active', 'suspended'] as const

/** Refuses an extension that comes later than the agreement wants it, unless that lets it be and it is said why; `day` is today, unless told. */
export async function refuseLate(
  { act, by, project, today }: AtWork,
  lateReason: string | null,
  { field, day = today }: { field: string; day?: Day },
): Promise<void> {
  const agreement = await agreementOf(act.db, nowOf(by), project.id)
  if (agreement === null || project.to === null) return
  if (!isLateExtension(day, project.to, agreement.terms)) return
  const isSaid = (lateReason ?? '').trim() !== ''
  if (agreement.terms.isLateExtensionAllowed && isSaid) return
  // Only who begins an extension can say why it is late.
  if (agreement.terms.isLateExtensionAllowed && field === 'kind')
    throw wrongField('lateReason', 'delivery/fault.late-reason')
  throw wrongField(field, 'delivery/fault.late-extension')
}

/** A revision inside an act. Refuses one there is not, and a move that its state does not allow (`delivery/no-revision-move`). */
async function theRevision(
  { act, by, project }: AtWork,
  number: number,
  move: RevisionMove,
): Promise<Revision> {
  const revision = found(
    await revisionBy(act.db, nowOf(by), project.id, number),
    'delivery/unknown-revision',
  )
  if (isRevisionMove(move, revision.state)) return revision
  throw new Refusal('conflict', 'delivery/no-revision-move', {
    details: { state: by.words.t(`delivery.revision-state.${revision.state}`) },
  })
}

/** Lets a revision stand elsewhere, inside the act of whoever decides it. */
export async function moveRevision(
  { act, today }: Pick<AtWork, 'act' | 'today'>,
  { project, number, state }: Revision,
  move: RevisionMove,
  more: { day?: Day; reference?: string | null; reason?: string | null } = {},
): Promise<void> {
  const to = revisionMoves[move].to
  const { day = today, reference = null, reason = null } = more
  await put(act, 'revision_standing', { project, number, state: to, day, reference, reason })
  tell(act, 'revision', [null, String(number)])
  tell(act, 'revision-state', [state, to], 'revision-state')
  if (reference !== null) tell(act, 'reference', [null, reference])
}

/** What every move of a revision rests on. */
export interface Moving {
  number: number
  version: string
}

/** Makes a move of a revision, whole or not at all. Refuses whoever does not manage for the office, and a project that is not under way. */
export const moving = (
  by: By,
  id: string,
  { number, version, move, why }: Moving & { move: RevisionMove; why?: string | undefined },
  work: (at: AtWork, revision: Revision) => Promise<void>,
): Promise<void> =>
  delivering(
    by,
    id,
    { rights: managing, deed: `delivery.revision-${move}`, version, why, states: revisable },
    async (at) => work(at, await theRevision(at, number, move)),
  )
