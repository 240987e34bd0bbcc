import type { Day } from '#platform/day.ts'
import type { FieldValues } from '#platform/doors/version.ts'
import type { Upper } from '#frameworks/model/upper.ts'
import type { PlanLevel } from './level.ts'
import type { Doer, PlanState } from './plan.ts'

/**
 * What whoever wrote the plan says of a citation that is to be confirmed: it is still right under the new wording; the plan is to
 * be amended; the objective no longer rests on it.
 */
export const answers = ['confirmed', 'to-amend', 'dropped'] as const
export type Answer = (typeof answers)[number]

/** How a question closes by itself: something else was cited, or what it asks about changed again. */
export const closings = ['cited-anew', 'overtaken'] as const
export type Closing = (typeof closings)[number]

/** How questions stand. */
export const questionStates = ['open', ...answers, ...closings] as const
export type QuestionState = (typeof questionStates)[number]

/** Something above was revised or withdrawn, and one citation of it is to be confirmed. */
export interface Question {
  id: string
  /** The version that cites, and the part of it. */
  plan: string
  number: number
  level: PlanLevel
  versionState: PlanState
  part: string
  /** What is cited. */
  upper: Upper
  became: 'revised' | 'withdrawn'
  /** Where it is read on; null where it was withdrawn. */
  now: Upper | null
  /** The day from which that holds; null: at once. */
  since: Day | null
  /** The office that answers: the one whose plan it is. */
  owner: string
  ownerName: string | null
  /** The last day for the answer. */
  due: Day
  state: QuestionState
  /** Why it was answered so, by whom and when; null while it is open. */
  answer: { reason: string; by: Doer; at: string } | null
  /** When it was changed above, and when it was asked; ISO, UTC, to the microsecond. */
  changed: string
  askedAt: string
  recordedFrom: string
}

/** Whether an answer is late on the day. */
export const isOverdue = ({ state, due }: Pick<Question, 'state' | 'due'>, day: Day): boolean =>
  state === 'open' && due < day

/** Whether a citation still carries the mark on its page: nobody answered, or the plan is yet to be amended. */
export const isMarked = ({ state }: Pick<Question, 'state'>): boolean =>
  state === 'open' || state === 'to-amend'

/** What the form of an answer rests on: how the question stands. */
export const heldByQuestion = ({
  state,
  answer,
}: Pick<Question, 'state' | 'answer'>): FieldValues => ({
  state,
  reason: answer?.reason ?? '',
})
