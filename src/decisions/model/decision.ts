import type { Locale } from '#platform/i18n/locale.ts'
import type { Day } from '#platform/day.ts'
import type { Window } from '#sources/model/claim.ts'
import type { Step } from './change.ts'

/** Something that was always otherwise than it was held: `wrong` null where it was missing, `right` null where it never was so. */
export interface Correction {
  subject: string
  predicate: string
  qualifier: string
  wrong: string | null
  right: string | null
  /** Since and until when it holds, of what was missing; what corrects something has its times. */
  from: Window | null
  until: Window | null
}

/** What is to be decided about the network. */
export interface Wanted {
  /** `proposal:…` or `scenario:…`: what it is decided on. */
  of: string
  title: string
  language: Locale
  /** The day on which it is decided. */
  day: Day
  /** The first day on which it holds; null where it only corrects. */
  from: Day | null
  steps: readonly Step[]
  corrections: readonly Correction[]
  /** The document that the decision rests on, where one is named. */
  cites: { title: string; address: string | null } | null
  why: string
}

/** In the order in which a decision comes to them. */
export const decisionStates = ['to-come', 'in-effect', 'withdrawn'] as const
/** Whether a decision is to come, in effect, or withdrawn. A correction is in effect at once. */
export type DecisionState = (typeof decisionStates)[number]

/** What was decided about the network. Its claims and rulings are those of the document of the same id. */
export interface Decision {
  id: string
  number: number
  of: string
  title: string
  day: Day
  from: Day | null
  /** Of which it says something, as `office:vienna`. */
  subjects: readonly string[]
  /** Who decided: a person. */
  author: string | null
  state: DecisionState
  recordedFrom: string
  withdrawnAt: string | null
}

/** The document, and so the collection, of a decision. Their order as text is that of their numbers. */
export const decisionId = (number: number): string => `decision-${String(number).padStart(6, '0')}`
