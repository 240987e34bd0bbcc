import type { QuestionState } from '#plans/model/questions.ts'

/** What the list of questions is narrowed by; without a state those that are open. */
export interface Wanted {
  office?: string | undefined
  /** A Regional Office: its own, and those of the offices it is responsible for on the day. */
  region?: string | undefined
  state?: QuestionState | 'any' | undefined
  overdue?: boolean | undefined
}
