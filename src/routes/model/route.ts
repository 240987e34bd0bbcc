import type { Day } from '#platform/day.ts'
import type { Doer } from '#plans/model/plan.ts'
import type { Because } from './because.ts'
import type { ItemAnswer } from './checklist.ts'
import type { RouteFacts } from './facts.ts'
import type { Purpose, VerdictKind } from './rule.ts'

/** How a route ended. */
export const outcomes = [
  'endorsed',
  'endorsed-with-conditions',
  'returned',
  'declined',
  'taken-back',
] as const
export type Outcome = (typeof outcomes)[number]

/** Where a step stands. */
export const stepStates = ['waiting', 'open', 'decided', 'skipped', 'ended'] as const
export type StepState = (typeof stepStates)[number]

/** Why a step came to a post. */
export const causes = [
  'rule',
  'vacancy',
  'closure',
  'reorganisation',
  'absence',
  'overdue',
  'author',
  'passed-on',
] as const
export type Cause = (typeof causes)[number]

/** Who wrote what is decided: they are never asked. */
export interface Authors {
  persons: readonly string[]
  posts: readonly string[]
}

/** One way of a version of a project through those who are asked. */
export interface Route {
  /** `rt-…` */
  id: string
  project: string
  number: number
  purpose: Purpose
  /** What it is about where that is not the project itself: a report, a revision. */
  about: string | null
  /** The day whose network and rules say who is asked. */
  anchor: Day
  facts: RouteFacts
  authors: Authors
  /** The route before it, when it was given back and sent again. */
  follows: string | null
  by: Doer
  /** ISO, UTC. */
  openedAt: string
  end: { outcome: Outcome; reason: string | null; by: Doer; at: string } | null
}

/** What is asked on a route. */
export interface Step {
  /** `rs-…` */
  id: string
  route: string
  place: number
  stage: number
  rule: string
  ruleFrom: Day
  theme: string | null
  countries: readonly string[]
  right: string
  roles: readonly string[]
  checklist: { id: string; version: number } | null
  workingDays: number
  verdicts: readonly VerdictKind[]
}

/** Who has a step. */
export interface StepStanding {
  state: StepState
  office: string | null
  post: string | null
  postTitle: string | null
  /** The day on which it came to this post. */
  since: Day
  /** ISO, UTC: when it came to whoever has it, and when they took it up. */
  openedAt: string | null
  begunAt: string | null
  begunBy: string | null
  due: Day | null
  cause: Cause | null
  because: Because | null
}

/** Who confirms a condition. */
export type ConditionStanding = Pick<
  StepStanding,
  'office' | 'post' | 'postTitle' | 'cause' | 'because'
>

/** A reason beside a field. */
export interface FieldReason {
  /** The part of the project; `project` for the whole. */
  part: string
  /** Empty: beside the whole part. */
  field: string
  text: string
}

/** What was said at a step. */
export interface StepVerdict {
  verdict: VerdictKind
  reason: string | null
  reasons: readonly FieldReason[]
  answers: readonly ItemAnswer[]
  by: Doer
  at: string
}
