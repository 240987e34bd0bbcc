import type { Day } from '#platform/day.ts'
import type { ObjectiveKind, Translator } from './objective.ts'
import type { Titles } from './titles.ts'

/** How an objective stands to another: it contributes to it, says about the same, or goes on with it in a newer edition. */
export const relations = ['contributes', 'corresponds', 'continues'] as const
export type Relation = (typeof relations)[number]

/** Whether a document says so, or we worked it out. */
export const bases = ['stated', 'derived'] as const
export type Basis = (typeof bases)[number]

/** A framework, as its file says. */
export interface FrameworkFact {
  framework: string
  place: number
  titles: Titles
  source: string
}

/** One edition of a framework. `until` is the first day it is no longer in force; null where nothing limits it or the day is not known. */
export interface EditionFact {
  framework: string
  edition: string
  titles: Titles
  from: Day | null
  until: Day | null
  /** The edition that this one takes the place of. */
  supersedes: string | null
  source: string
}

/** One node of an edition's tree. */
export interface ObjectiveFact {
  framework: string
  edition: string
  code: string
  parent: string | null
  place: number
  kind: ObjectiveKind
  titles: Titles
  translatedBy: Translator | null
  text: string | null
  from: Day | null
  until: Day | null
  source: string
}

/** That one objective stands to another in some way, from a day until a day. */
export interface MappingFact {
  fromFramework: string
  fromEdition: string
  fromCode: string
  toFramework: string
  toEdition: string
  toCode: string
  relation: Relation
  basis: Basis
  from: Day | null
  until: Day | null
  source: string
}

/** What a reader must know of an edition, or of one of its objectives; no code means the edition. */
export interface NoteFact {
  framework: string
  edition: string
  code: string
  number: number
  texts: Titles
  source: string
}

/** Everything the files say of frameworks. */
export interface FrameworkFacts {
  frameworks: readonly FrameworkFact[]
  editions: readonly EditionFact[]
  objectives: readonly ObjectiveFact[]
  mappings: readonly MappingFact[]
  notes: readonly NoteFact[]
}
