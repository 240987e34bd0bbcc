import type { PostRef } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'

/** A change holds from a day on; a correction says what was always so. */
export const manners = ['change', 'correction'] as const
export type Manner = (typeof manners)[number]

/**
 * `open`: somebody is to decide. `returned`: the author may send it again, amended. `decided`: accepted, wholly or in part, or
 * refused. `withdrawn`: by its author.
 */
export const proposalStates = ['open', 'returned', 'decided', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

/** Who is to decide: first whoever has a mandate over the office, then whoever may decide everywhere. */
export type Stage = 'mandate' | 'everywhere'

/** One thing that is asked for. `before` is what was shown, null where nothing was; `after` what is right, null where nothing is. */
export interface Field {
  /** A predicate of offices: `name`, `kind`, `function`, `telephone` … */
  predicate: string
  /** The language of a name, the area a function is held for, the condition of a coverage, the remark of a contact, the manner of a succession. */
  qualifier: string
  before: string | null
  after: string | null
}

/** A field in its place among those of a proposal, from 1. */
export interface ProposedField extends Field {
  at: number
}

/** What was decided on a field. */
export interface Verdict {
  at: number
  isAccepted: boolean
  /** Why it was refused; null where it was accepted. */
  reason: string | null
}

/** Whoever wrote what is to be decided: they do not decide on it. */
export interface Authors {
  persons: readonly string[]
  posts: readonly string[]
}

/** Where a proposal stands. */
export interface Standing {
  state: ProposalState
  /** Null unless it is open. */
  stage: Stage | null
  /** The day on which it came there. */
  since: Day
  /** The first day on which it passes on; null where it does not. */
  passesOn: Day | null
  /** Why whoever brought it there did; null where there was nothing to say. */
  reason: string | null
  /** What they are called, and their post; null where the program did it. */
  person: string | null
  postTitle: string | null
  /** The decision by which what was accepted holds. */
  decision: string | null
}

/** What is sent: the fields, by which source, and why. */
export interface Sending {
  /** Of a change: the first day on which it holds; null for a correction. */
  from: Day | null
  /** The day on which the values stood that were shown. */
  seenOn: Day
  /** Of a correction that names what was missing: since when and until when it was so; a day, a month or a year, or empty. */
  soFrom: string
  soUntil: string
  source: { title: string; address: string | null }
  why: string
  fields: readonly Field[]
}

/** A proposal as it was sent last, and where it stands. */
export interface Proposal extends Standing, Omit<Sending, 'fields'> {
  id: string
  office: string
  officeName: string | null
  manner: Manner
  /** How often it was sent. */
  number: number
  author: { person: string; name: string; post: PostRef; onBehalfOf: PostRef | null }
  authors: Authors
  sentOn: Day
  /** ISO, UTC: when it was sent last. */
  sentAt: string
  fields: ProposedField[]
  /** In the order of the fields; empty until it is decided. */
  verdicts: Verdict[]
  recordedFrom: string
}

/** The day on which the fields of a proposal are held against what the network says. */
export const dayOf = ({ from, seenOn }: Pick<Sending, 'from' | 'seenOn'>): Day => from ?? seenOn
