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

const written = ['en', 'fr', 'es', 'ar'] as const

/** Objectives as they are typed, one a line: its id, then its title in English, French, Spanish and Arabic, parted by `|`. */
export const objectiveLines = (objectives: readonly ProgrammeObjective[]): string =>
  objectives
    .map(({ objective, titles }) =>
      [objective, ...written.map((language) => titles[language] ?? '')]
        .join(' | ')
        .replace(/( \| ?)+$/, ''),
    )
    .join('\n')

/** The objectives of such lines; empty ones are passed over. A line without a title has none. */
export const objectivesFrom = (text: string): ProgrammeObjective[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [objective = '', ...titles] = line.split('|').map((each) => each.trim())
      const told = written.flatMap((language, at): [string, string][] => {
        const title = titles[at] ?? ''
        return title === '' ? [] : [[language, title]]
      })
      return { objective, titles: Object.fromEntries(told) }
    })

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
