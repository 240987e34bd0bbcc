import type { Change } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'

/** One thing that was done, as it is shown. */
export interface Entry {
  id: number
  /** Its place in the history, from 1. */
  number: number
  /** ISO, UTC, to the microsecond: what was known from then on. */
  at: string
  /** The verb, `domain.done`. */
  name: string
  /** `type:id` of the record. */
  subject: string
  office: string | null
  /** Id of the person; null when the program acted by itself. */
  person: string | null
  /** What the person was called then; the name of a command when the program acted. */
  actor: string
  post: string | null
  postTitle: string | null
  forPost: string | null
  forPostTitle: string | null
  why: string | null
  changes: readonly Change[]
}

/** What became of one statement about a record: one that was new has no `before`, one that was withdrawn no `after`. */
export interface StatementChange {
  predicate: string
  before: string | null
  after: string | null
  /** The document that says so, or said so. */
  source: string
  line: number | null
}

/** Which entries are asked for; what is not given does not narrow. */
export interface EntryFilter {
  office?: string | undefined
  person?: string | undefined
  name?: string | undefined
  subject?: string | undefined
  /** From the beginning of this day, until the end of that one, where the organisation is. */
  from?: Day | undefined
  until?: Day | undefined
  timeZone?: string
}

/** What anybody may see: the loads of the network's statements, decisions that took effect, and the seals. No person stands in them. */
export const publicDeeds: readonly string[] = [
  'sources.loaded',
  'posts.roles-loaded',
  'frameworks.loaded',
  'plans.templates-loaded',
  'delivery.rules-loaded',
  'plans.recorded',
  'partners.loaded',
  'funds.loaded',
  'projects.rules-loaded',
  'routes.rules-loaded',
  'support.rules-loaded',
  'papers.templates-loaded',
  'projects.programmes-recorded',
  'portfolio.loaded',
  'decisions.took-effect',
  'history.sealed',
]

/** The key of the words of a verb: `posts.appointed` is told by `posts.deed.appointed`. */
export const deedKey = (name: string): string => name.replace('.', '.deed.')
