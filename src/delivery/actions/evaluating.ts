import { randomUUID } from 'node:crypto'
import type { Day } from '#platform/day.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { type Fault, found, Refusal, refuseFaults } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { nowOf } from '#posts/actions/acting.ts'
import type { ProjectState } from '#projects/model/life.ts'
import {
  type Evaluation,
  type EvaluationKind,
  type EvaluationState,
  heldByEvaluation,
  wrongDays,
} from '#delivery/model/evaluation.ts'
import { put, type Row } from '#delivery/store.ts'
import { agreementOf } from '#delivery/views/agreements.ts'
import { deliveredOf } from '#delivery/views/delivered.ts'
import { evaluationsOf } from '#delivery/views/evaluations.ts'
import { evaluationWriters } from '#delivery/views/writers.ts'
import { openRouteOf } from '#routes/views/routes.ts'
import { type AtWork, delivering, type DeliveryRoom, tell } from './delivering.ts'
import { sendOnRoute } from './routing.ts'

/** Whose rights evaluate a project. */
export const evaluating = ['evaluation.review', 'projects.manage'] as const
/** The states in which a project is evaluated. */
export const evaluable: readonly ProjectState[] = [
  'active',
  'suspended',
  'terminated',
  'operationally-closed',
  'financially-closed',
]

/** What is planned of an evaluation. */
export interface EvaluationWanted {
  kind: EvaluationKind
  evaluator: string
  from: Day
  to: Day
}

/**
 * Plans an evaluation; answers its id. Refuses whose rights do not reach the office, a project that is not under way, an evaluator who is
 * missing, and days that do not fit its kind: outside the project, or outside the window of the agreement.
 */
export const planEvaluation = (
  by: By,
  id: string,
  { version, ...wanted }: EvaluationWanted & { version: string },
): Promise<string> =>
  delivering(
    by,
    id,
    { rights: evaluating, deed: 'delivery.evaluation-planned', version, states: evaluable },
    async (at) => {
      refuseFaults(await wrongPlan(at, wanted))
      const evaluation = `ev-${randomUUID()}`
      const { kind, evaluator, from, to } = wanted
      await put(at.act, 'evaluation', {
        id: evaluation,
        project: id,
        kind,
        evaluator: evaluator.trim(),
        from_day: from,
        to_day: to,
        state: 'planned',
        findings: '',
      })
      tell(at.act, 'kind', [null, kind], 'evaluation')
      tell(at.act, 'evaluator', [null, evaluator])
      tell(at.act, 'period', [null, `${from} – ${to}`])
      return evaluation
    },
  )

async function wrongPlan({ act, by, project }: AtWork, wanted: EvaluationWanted): Promise<Fault[]> {
  const missing: Fault[] =
    wanted.evaluator.trim() === '' ? [{ field: 'evaluator', reason: 'field/missing' }] : []
  const { period } = await deliveredOf(act.db, nowOf(by), project)
  if (period === null) return missing
  const agreement = await agreementOf(act.db, nowOf(by), project.id)
  return [...missing, ...wrongDays(wanted, period, agreement?.terms ?? null)]
}

/** The evaluation of a project, inside an act. Refuses one there is not (`delivery/unknown-evaluation`). */
export const theEvaluation = async (
  { act, by, project }: AtWork,
  id: string,
): Promise<Evaluation> => {
  const all = await evaluationsOf(act.db, nowOf(by), project.id)
  return found(
    all.find((each) => each.id === id),
    'delivery/unknown-evaluation',
  )
}

/** What became of an evaluation. */
export interface EvaluationSaid extends Omit<EvaluationWanted, 'kind'> {
  state: EvaluationState
  findings: string
  version: string
}

/**
 * Records how an evaluation stands, when and by whom it is made, and what it found; one that is done goes to those whom the rules name, but for
 * everybody who wrote in it. Refuses what `planEvaluation` does, one that is done without findings, one that others look at meanwhile
 * (`routes/under-way`), and what somebody else wrote since (`form/stale`).
 */
export const writeEvaluation = (
  by: By,
  id: string,
  evaluation: string,
  { version, state, findings, ...days }: EvaluationSaid,
  room: DeliveryRoom,
): Promise<void> =>
  delivering(
    by,
    id,
    { rights: evaluating, deed: 'delivery.evaluation-written', version: null, states: evaluable },
    async (at) => {
      const held = await theEvaluation(at, evaluation)
      const open = await openRouteOf(at.act.db, nowOf(by), id, 'evaluation', evaluation)
      if (open !== undefined) throw new Refusal('conflict', 'routes/under-way')
      refuseStale(version, heldByEvaluation(held), {})
      refuseFaults(await wrongPlan(at, { ...days, kind: held.kind }))
      if (state === 'done' && findings.trim() === '') throw wrongField('findings', 'field/missing')
      const { act, by: within, project, today } = at
      const evaluator = days.evaluator.trim()
      await put(act, 'evaluation', rowOf({ ...held, ...days, evaluator, state, findings }))
      tell(act, 'evaluator', [held.evaluator, days.evaluator.trim()])
      tell(act, 'period', [`${held.from} – ${held.to}`, `${days.from} – ${days.to}`])
      tell(act, 'evaluation-state', [held.state, state], 'evaluation-state')
      tell(act, 'findings', [held.findings || null, findings.trim() || null])
      if (state !== 'done') return
      const authors = await evaluationWriters(act.db, evaluation)
      const sending = { project, number: project.version, authors, anchor: today }
      const asked = { ...sending, purpose: 'evaluation', about: evaluation } as const
      await sendOnRoute(act, within, asked, room)
    },
  )

/** An evaluation that was given back by those who looked at it is under way again. */
export async function reopenEvaluation(at: AtWork, id: string): Promise<void> {
  const held = await theEvaluation(at, id)
  await put(at.act, 'evaluation', rowOf({ ...held, state: 'under-way' }))
  tell(at.act, 'evaluation-state', [held.state, 'under-way'], 'evaluation-state')
}

const rowOf = ({ id, project, kind, evaluator, from, to, state, findings }: Evaluation): Row => ({
  id,
  project,
  kind,
  evaluator,
  from_day: from,
  to_day: to,
  state,
  findings: findings.trim(),
})
