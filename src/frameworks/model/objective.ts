import type { Day } from '#platform/day.ts'
import type { Standing } from './standing.ts'
import type { Titles } from './titles.ts'
import type { Upper } from './upper.ts'

/** What a node of a framework's tree is. */
export const objectiveKinds = [
  'principle',
  'objective',
  'long-term-outcome',
  'short-term-outcome',
  'output',
  'enabler',
  'priority',
  'indicator',
  'action',
  'goal',
  'target',
  'phase',
  'sector',
  'commitment',
  'marker',
  'mark',
] as const
export type ObjectiveKind = (typeof objectiveKinds)[number]

/** Whose wording the titles in other languages than English are. */
export const translators = ['publisher', 'ours'] as const
export type Translator = (typeof translators)[number]

/**
 * A node of one edition of a framework. `parent` is the code of the node above, null at the root; `from` and `until` are the days
 * it holds (`until` the first day it no longer does), null where the edition's own bound is its bound or nothing limits it.
 */
export interface FrameworkObjective {
  upper: Upper
  kind: ObjectiveKind
  parent: string | null
  /** Its place among all nodes of the edition, from the top. */
  place: number
  titles: Titles
  /** Whose the titles in French, Spanish and Arabic are; null where there are none. */
  translatedBy: Translator | null
  /** What it says beyond its title, in English. */
  text: string | null
  standing: Standing
  from: Day | null
  until: Day | null
  /** A document's id or an address. */
  source: string
}
