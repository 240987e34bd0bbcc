import type { Day } from '#platform/day.ts'
import type { Wording } from '#platform/i18n/wording.ts'
import type { Doer } from '#plans/model/plan.ts'
import type { Because } from '#routes/model/because.ts'
import type { RouteFacts } from '#routes/model/facts.ts'
import type { Authors, Cause } from '#routes/model/route.ts'

/** Where a request stands. */
export const states = [
  'asked',
  'taken',
  'in-progress',
  'answered',
  'closed',
  'declined',
  'withdrawn',
] as const
export type State = (typeof states)[number]

/** While it stands there, somebody has it and owes an answer. */
export const openStates: readonly State[] = ['asked', 'taken', 'in-progress']

/** What came of it, as whoever asked says. */
export const outcomes = ['solved', 'partly', 'not-solved'] as const
export type Outcome = (typeof outcomes)[number]

/** Who has a request, and what became of it. */
export interface SupportStanding {
  state: State
  office: string
  officeName: string | null
  post: string
  postTitle: string
  /** The day on which it came to this post. */
  since: Day
  /** ISO, UTC. */
  openedAt: string
  due: Day
  cause: Cause
  because: Because
  answer: string | null
  /** ISO, UTC: when it was first answered. */
  answeredAt: string | null
  outcome: Outcome | null
  /** From 1 (of little help) to 5 (of great help). */
  rating: number | null
  reason: string | null
  by: Doer
}

/** What an office asks another for. */
export interface SupportRequest {
  /** `sr-…` */
  id: string
  office: string
  officeName: string | null
  kind: string
  theme: string
  country: string | null
  title: Wording
  text: string
  /** The day by which whoever asks would like to have it. */
  wanted: Day | null
  project: string | null
  /** The day whose rules say who is asked. */
  anchor: Day
  rule: string
  ruleFrom: Day
  facts: RouteFacts
  by: Doer
  /** ISO, UTC. */
  askedAt: string
  standing: SupportStanding
}

/** Whoever asked is never asked: the person, and the post under which they did. */
export const authorsOf = ({ by: { person, post } }: Pick<SupportRequest, 'by'>): Authors => ({
  persons: person === null ? [] : [person],
  posts: post === null ? [] : [post],
})

/** What of a request tells who may have it, as routes ask it. */
export const askedStep = (
  { facts, theme }: Pick<SupportRequest, 'facts' | 'theme'>,
  roles: readonly string[],
  right: string,
) => ({ countries: facts.countries, right, roles, theme })

/** What a form about a request rests on: where it stands, and with whom. */
export const heldByRequest = ({ standing }: Pick<SupportRequest, 'standing'>) => ({
  state: standing.state,
  post: standing.post,
})

export const longestTitle = 200
export const longestText = 4000
