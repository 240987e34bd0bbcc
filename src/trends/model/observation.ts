import type { Day } from '#platform/day.ts'
import type { Theme } from '#posts/model/themes.ts'

/** How far the office would stand by what it saw. */
export const confidences = ['low', 'medium', 'high'] as const
export type Confidence = (typeof confidences)[number]

/** Where what was seen is heading. */
export const directions = ['rising', 'steady', 'falling'] as const
export type Direction = (typeof directions)[number]

/** How much it matters to the office's work: from worth knowing to overriding. */
export const weights = [1, 2, 3, 4, 5] as const

/** What an observation rests on. */
export const evidenceKinds = [
  'survey',
  'official-statistics',
  'field-report',
  'media',
  'partner',
  'other',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** One thing that an observation rests on; the address is null where it lies nowhere on the web. */
export interface Evidence {
  title: string
  address: string | null
  kind: EvidenceKind
}

/** The most pieces of evidence an observation takes. */
export const mostEvidence = 5

/** Of where an observation speaks: a country, an area, a city in which an office is; one at least. */
export interface Place {
  country: string | null
  area: string | null
  city: string | null
}

/** What of an observation may be written again. */
export interface Observed extends Place {
  theme: Theme
  /** The first and the last day of which it speaks. */
  from: Day
  to: Day
  text: string
  /** The language of the text, ISO 639. */
  language: string
  confidence: Confidence
  direction: Direction
  /** 1 to 5. */
  weight: number
  evidence: readonly Evidence[]
  /** Anybody may read it. */
  isPublic: boolean
}

/** What an office saw, as it was held at the moment asked about. */
export interface Observation extends Observed {
  id: string
  office: string
  officeName: string | null
  cityName: string | null
  /** Why it no longer counts; null while it does. */
  withdrawn: string | null
  /** Grows with everything that is changed of it. */
  revision: number
  /** The issues it was put to and that the reader may see, by id. */
  issues: readonly string[]
  madeAt: string
  recordedFrom: string
}
