import type { Day } from '#platform/day.ts'
import { type WorkingWeek, workingDaysAfter, workingDaysUntil } from '#platform/working-days.ts'
import type { ConsultedBasis, KeptMandate } from './consulted.ts'
import type { Doer, PlanState, PlanVersion } from '#plans/model/plan.ts'

/** What a consulted office says in the end. */
export const answerKinds = ['agrees', 'agrees-with-comments', 'objects'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** Something said beside a part of a version; `part` is `plan` where it is about the whole. */
export interface PlanComment {
  id: string
  part: string
  /** The comment it replies to. */
  answers: string | null
  office: string
  officeName: string | null
  text: string
  by: Doer
  /** ISO, UTC. */
  at: string
}

/** What an office said in the end, for which it is the last that counts. */
export interface PlanAnswer {
  office: string
  officeName: string | null
  answer: AnswerKind
  text: string
  by: Doer
  at: string
}

/** What whoever holds the mandate said of a version. */
export interface PlanVerdict {
  verdict: 'endorsed' | 'returned'
  reason: string
  /** The office under whose mandate; null for a right that reaches everywhere. */
  office: string | null
  officeName: string | null
  mandate: { function: string | null; on: Day } | null
  by: Doer
  at: string
}

/** Whether comments and answers are taken on the day: a consultation runs, and its deadline has not passed. */
export const isRunning = (
  { state, deadline }: { state: PlanState; deadline: Day | null },
  today: Day,
): boolean => state === 'consultation' && deadline !== null && today <= deadline

/** The earliest deadline of a consultation that opens on the day: so many working days, by the week of the plan's office. */
export const earliestDeadline = (
  today: Day,
  { consultationDays }: { consultationDays: number },
  week: WorkingWeek,
): Day => workingDaysAfter(today, consultationDays, week)

/** How many working days are left for answering, today not counted. */
export const daysLeft = (deadline: Day, today: Day, week: WorkingWeek): number =>
  workingDaysUntil(today, deadline, week)

/** The consulted offices that have said nothing in the end. */
export const silentAmong = <Office extends { office: string }>(
  consulted: readonly Office[],
  answers: readonly { office: string }[],
): Office[] => {
  const answered = new Set(answers.map(({ office }) => office))
  return consulted.filter(({ office }) => !answered.has(office))
}

/** Why a version cannot be put before the mandate holder yet: those asked still have time, and somebody has not answered. */
export const isStillAwaited = (
  { deadline }: Pick<PlanVersion, 'deadline'>,
  silent: readonly unknown[],
  today: Day,
): boolean => silent.length > 0 && deadline !== null && today <= deadline

/** An office that is consulted on a version, and by what. */
export interface Consulted {
  office: string
  officeName: string | null
  basis: ConsultedBasis
  /** As it was kept when the consultation opened; null where it was invited. */
  mandate: KeptMandate | null
}
