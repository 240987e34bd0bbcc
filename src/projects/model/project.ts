import type { Day } from '#platform/day.ts'
import { nearest } from '#platform/i18n/wording.ts'
import type { Doer } from '#plans/model/plan.ts'
import type { ProjectState } from './life.ts'

/** `own`: written here; `published`: a record of what was published elsewhere; `demo`: invented, to try things out. */
export const projectOrigins = ['own', 'published', 'demo'] as const
export type ProjectOrigin = (typeof projectOrigins)[number]

/** What lists show of a project, and sums are made of: of the version that counts. */
export interface ProjectHeader {
  /** By language. */
  titles: Readonly<Record<string, string>>
  /** `DP.2154`; null before its activation. */
  code: string | null
  type: string | null
  /** The office that manages it. */
  office: string
  officeName: string | null
  from: Day | null
  /** The last day. */
  to: Day | null
  currency: string | null
  /** Exact decimals in that currency. */
  amount: string | null
  staffAndOffice: string | null
  overhead: string | null
  /** Ids of a partner and of a fund. */
  donor: string | null
  fund: string | null
  genderMarker: string | null
  themes: readonly string[]
  /** Codes of countries and ids of areas. */
  covers: readonly string[]
  programme: string | null
}

/** Where a project stood at the moment asked about. */
export interface ProjectStanding {
  state: ProjectState
  /** The day on which it came there. */
  since: Day
  /** The version that counts. */
  version: number
  /** The day whose network the stage is bound to; null before it was first put on a route. */
  anchor: Day | null
  reason: string | null
  /** The person who manages it; null before its activation. */
  manager: string | null
  isConfidential: boolean
  by: Doer
  /** Grows with everything that is changed of it. */
  revision: number
  /** ISO, UTC, to the microsecond. */
  recordedFrom: string
}

/** A project as it stood at a moment, without its parts. */
export interface Project extends ProjectStanding, ProjectHeader {
  /** `pr-…` */
  id: string
  origin: ProjectOrigin
  source: { title: string; address: string | null; line: number | null } | null
  copiedFrom: string | null
  author: Doer
  /** ISO, UTC. */
  madeAt: string
}

/** Which version of a project it is. */
export interface Which {
  project: string
  number: number
}

/** A version of a project, without its parts. */
export interface ProjectVersion extends Which {
  basedOn: number | null
  template: { id: string; version: number }
  /** The first is the one it is written in. */
  languages: readonly string[]
  author: Doer
  /** ISO, UTC. */
  madeAt: string
  /** Whether it, being later than the first, is decided on or was: nobody writes it. */
  isLocked: boolean
}

/** What a project is called in a language, or in one it has a title in; its id where it has none. */
export const projectCalled = (
  { id, titles }: Pick<Project, 'id' | 'titles'>,
  language: string,
): string => nearest(titles, language)?.text ?? id
