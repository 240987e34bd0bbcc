import { lettersOf } from '#platform/text.ts'
import type { Day } from '#platform/day.ts'
import type { Change } from '#decisions/model/change.ts'

/** A draft is worked on; in consultation it is commented on; then it is adopted or rejected. A draft may be given up, an adopted one withdrawn. */
export const scenarioStates = ['draft', 'consultation', 'adopted', 'rejected', 'withdrawn'] as const
export type ScenarioState = (typeof scenarioStates)[number]

/** How a scenario ended, and who decided it. */
export interface Outcome {
  kind: 'adopted' | 'rejected' | 'withdrawn'
  reason: string
  /** Why it was adopted before those affected could say all they had to say; null where they could. */
  unheard: string | null
  /** The decision that it became, or that was withdrawn. */
  decision: string | null
  /** The warnings that were signed for, by their keys. */
  signed: readonly string[]
  person: string | null
  name: string | null
  post: string | null
  postTitle: string | null
  /** The recorded moment, ISO in UTC to the microsecond. */
  at: string
}

/** A named draft of changes of the network, as it was at the moment asked about. */
export interface Scenario {
  id: string
  title: string
  note: string
  /** The day from which its changes would hold. */
  day: Day
  /** The recorded moment of the network on which it was drafted, or was last laid anew. */
  base: string
  state: ScenarioState
  /** The last day on which comments are taken; null where nobody was consulted. */
  deadline: Day | null
  /** The offices that were asked for comments, by id. */
  invited: readonly string[]
  /** Grows with everything that is changed of it. */
  revision: number
  branchedFrom: string | null
  /** Who drafted it: null for whoever had the machine. */
  person: string | null
  author: string | null
  post: string | null
  postTitle: string | null
  madeAt: string
  /** How many changes its list has. */
  changes: number
  /** The last; null while nothing is decided. */
  outcome: Outcome | null
  recordedFrom: string
}

/** A change in a scenario's list. Its number is given once and never to another. */
export interface NumberedChange extends Change {
  number: number
}

/** What somebody said of a scenario, for an office or for themselves. */
export interface ScenarioComment {
  id: string
  /** The number of the change it is about; null for the whole. */
  change: number | null
  person: string
  name: string | null
  post: string | null
  postTitle: string | null
  office: string | null
  officeName: string | null
  text: string
  at: string
}

/** The most changes a scenario takes. */
export const mostChanges = 2000

/** Whether its changes may still be worked on and decided. */
export const isOpen = ({ state }: Pick<Scenario, 'state'>): boolean =>
  state === 'draft' || state === 'consultation'

/** Whether comments are taken on this day. */
export const isRunning = (
  { state, deadline }: Pick<Scenario, 'state' | 'deadline'>,
  today: Day,
): boolean => state === 'consultation' && deadline !== null && today <= deadline

/** Whether it was ever shown to more than those who draft: who was consulted on it, or lives with it, may look it up later. */
export const wasShared = ({ state, deadline, outcome }: Scenario): boolean =>
  state === 'consultation' || deadline !== null || (outcome?.decision ?? null) !== null

/** The offices that changes name, as what is changed or as what it becomes part of; by id, each once. */
export const officesOf = (changes: readonly Change[]): string[] => [
  ...new Set(
    changes.flatMap(({ subject, value }) =>
      [subject, value].flatMap((text) =>
        text.startsWith('office:') ? [text.slice('office:'.length)] : [],
      ),
    ),
  ),
]

/** An id that people can read and say: the title's letters and digits. Other scripts leave a plain word. */
export function readableId(title: string): string {
  const letters = lettersOf(title, 48)
  return `s-${letters === '' ? 'scenario' : letters}`
}
