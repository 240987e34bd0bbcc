import { lettersOf } from '#platform/text.ts'
import type { Day } from '#platform/day.ts'
import type { PlanLevel } from './level.ts'

/** What a version goes through. `reviewed` is still in force; `superseded` is until its successor's first day. */
export const planStates = [
  'draft',
  'consultation',
  'endorsement',
  'endorsed',
  'published',
  'reviewed',
  'superseded',
  'withdrawn',
] as const
export type PlanState = (typeof planStates)[number]

const names: readonly string[] = planStates

/** Whether the text is a state of plans. */
export const isPlanState = (text: string): text is PlanState => names.includes(text)

/** The states of versions whose content is frozen. */
export const frozenStates: readonly PlanState[] = ['published', 'reviewed', 'superseded']

/** `own`: written here; `published`: a record of what was published elsewhere; `demo`: invented, to try things out. */
export const planOrigins = ['own', 'published', 'demo'] as const
export type PlanOrigin = (typeof planOrigins)[number]

/** Who did something: the person's id and name, and the post under which they did it. Null for the program or the operator. */
export interface Doer {
  person: string | null
  name: string | null
  post: string | null
  postTitle: string | null
}

/** A plan: whose it is, on which level, for which countries and areas. */
export interface Plan {
  /** `p-…` */
  id: string
  level: PlanLevel
  office: string
  officeName: string | null
  /** Codes of countries and ids of areas. */
  covers: readonly string[]
  /** The plan it comes after. */
  follows: string | null
  origin: PlanOrigin
  source: { title: string; address: string | null } | null
  author: Doer
  /** ISO, UTC. */
  madeAt: string
}

/** Where a version stood at the moment asked about. */
export interface PlanStanding {
  state: PlanState
  /** The day on which it came there. */
  since: Day
  /** The day whose network tells who is consulted and who endorses; null before the consultation opened. */
  anchor: Day | null
  /** The last day on which comments are taken; null where nobody was consulted. */
  deadline: Day | null
  /** The first day on which it is in force, and the first on which it no longer is; null where it never was. */
  inForce: { from: Day; until: Day | null } | null
  /** SHA-256 of its frozen content, in hexadecimal; null before it was published. */
  fingerprint: string | null
  reason: string | null
  by: Doer
  /** Grows with everything that is changed of it. */
  revision: number
  /** ISO, UTC, to the microsecond. */
  recordedFrom: string
}

/** One version of a plan, without its parts. */
export interface PlanVersion extends PlanStanding {
  plan: Plan
  number: number
  /** The version it was copied from, or was laid on since; null for the first. */
  basedOn: number | null
  template: { id: string; version: number }
  /** The first is the one it is written in. */
  languages: readonly string[]
  /** Its title in each language, and its period (`to` is the last day), as its root says; empty where nothing is written yet. */
  titles: Readonly<Record<string, string>>
  from: Day | null
  to: Day | null
  author: Doer
  madeAt: string
}

/** Whether its content can no longer change. */
export const isFrozen = ({ state }: Pick<PlanStanding, 'state'>): boolean =>
  frozenStates.includes(state)

/** Whether a version was ever published, also where it was withdrawn since: what it says can no longer change. */
export const wasPublished = ({ fingerprint }: Pick<PlanStanding, 'fingerprint'>): boolean =>
  fingerprint !== null

/** Whether a version is in force on the day. */
export const isInForce = ({ inForce }: Pick<PlanStanding, 'inForce'>, day: Day): boolean =>
  inForce !== null && inForce.from <= day && (inForce.until === null || day < inForce.until)

/** The address of a version below the language: for ever the same. */
export const versionText = ({ plan, number }: { plan: { id: string }; number: number }): string =>
  `${plan.id}@${number}`

/** An id that people can read and say, from the title's letters and digits. Other scripts leave the level. */
export function readablePlanId(title: string, level: PlanLevel): string {
  const letters = lettersOf(title, 60)
  return `p-${letters === '' ? level : letters}`
}
