import type { Day } from '#platform/day.ts'
import type { FieldValues } from '#platform/doors/version.ts'
import type { Fault } from '#platform/refusal.ts'
import type { Doer } from '#plans/model/plan.ts'
import { exPostWindow, type Period, type Terms } from './terms.ts'

export const evaluationKinds = ['mid-term', 'final', 'ex-post'] as const
export type EvaluationKind = (typeof evaluationKinds)[number]

export const evaluationStates = ['planned', 'under-way', 'done'] as const
export type EvaluationState = (typeof evaluationStates)[number]

export const answers = ['accepted', 'partly', 'rejected'] as const
export type Answer = (typeof answers)[number]

export const recommendationStates = ['open', 'under-way', 'done', 'not-pursued'] as const
export type RecommendationState = (typeof recommendationStates)[number]

/** What follow-up can say of a recommendation: `not-pursued` follows from its rejection. */
export const followUps = ['open', 'under-way', 'done'] as const
export type FollowUp = (typeof followUps)[number]

/** An evaluation of a project, planned or done; `from` and `to` are the days on which it is made. */
export interface Evaluation extends Period {
  /** `ev-…` */
  id: string
  project: string
  kind: EvaluationKind
  /** Who makes it: an office, a firm, a person outside. */
  evaluator: string
  state: EvaluationState
  findings: string
  by: Doer
  recordedFrom: string
}

/** What an evaluation recommends, and what came of it. */
export interface Recommendation {
  /** `rc-…` */
  id: string
  evaluation: string
  project: string
  text: string
  /** Who sees to it: an office, and a post of it where that is told. */
  office: string
  officeName: string | null
  holder: string | null
  due: Day
  answer: Answer | null
  reason: string | null
  state: RecommendationState
  note: string
  by: Doer
  recordedFrom: string
}

/** What is wrong with the days of an evaluation: those after the end keep the window of the agreement, the others lie by the project. */
export function wrongDays(
  { kind, from, to }: Pick<Evaluation, 'kind' | 'from' | 'to'>,
  period: Period,
  terms: Pick<Terms, 'exPostFromMonths' | 'exPostToMonths'> | null,
): Fault[] {
  if (from > to) return [{ field: 'to', reason: 'field/after' }]
  if (kind === 'mid-term')
    return from < period.from || to > period.to
      ? [{ field: 'from', reason: 'delivery/fault.not-mid-term' }]
      : []
  if (kind === 'final')
    return from < period.from ? [{ field: 'from', reason: 'delivery/fault.before-begin' }] : []
  const window = terms === null ? null : exPostWindow(period.to, terms)
  if (window === null)
    return from <= period.to ? [{ field: 'from', reason: 'delivery/fault.before-end' }] : []
  const details = { from: window.from, to: window.to }
  return [
    ...(from < window.from ? [{ field: 'from', reason: 'delivery/fault.window', details }] : []),
    ...(to > window.to ? [{ field: 'to', reason: 'delivery/fault.window', details }] : []),
  ]
}

/** What forms about an evaluation and a recommendation rest on. */
export const heldByEvaluation = ({
  recordedFrom,
}: Pick<Evaluation, 'recordedFrom'>): FieldValues => ({
  recorded: recordedFrom,
})
