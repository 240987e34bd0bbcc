import { lettersOf } from '#platform/text.ts'
import type { Day } from '#platform/day.ts'
import type { ProjectOrigin } from './project.ts'

/** What a programme itself is for. */
export interface ProgrammeObjective {
  objective: string
  titles: Readonly<Record<string, string>>
}

/** A programme holds projects together. */
export interface Programme {
  /** `pg-…` */
  id: string
  /** By language. */
  titles: Readonly<Record<string, string>>
  texts: Readonly<Record<string, string>>
  /** The office in charge. */
  office: string
  officeName: string | null
  from: Day | null
  /** The first day on which it no longer runs; null where no end is known. */
  until: Day | null
  /** Where it comes from. */
  source: string
  origin: ProjectOrigin
  objectives: readonly ProgrammeObjective[]
  revision: number
  /** ISO, UTC. */
  recordedFrom: string
}

/** An id that people can read and say. */
export const readableProgrammeId = (title: string): string => {
  const letters = lettersOf(title, 60)
  return `pg-${letters === '' ? 'programme' : letters}`
}

/** What the projects of a programme add up to, on a day. */
export interface RollUp {
  projects: number
  /** How many stand in each state. */
  states: Readonly<Record<string, number>>
  /** Exact decimals, by currency. */
  amounts: readonly { currency: string; amount: string; projects: number }[]
  /** People counted directly, nobody twice within a project; between projects the same people may be counted. */
  people: { target: number; reached: number }
  countries: readonly string[]
}
