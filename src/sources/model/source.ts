import type { Day } from '#platform/day.ts'

/**
 * A document, page, data set or decision that says something. `referenceDay` is the day it speaks of.
 * A survey describes the network as a whole; the last survey is the horizon beyond which answers are only possible.
 */
export interface SourceDocument {
  id: string
  title: string
  publisher: string
  kind: 'document' | 'page' | 'dataset' | 'standard' | 'decision'
  language: string
  referenceDay: Day
  referencePrecision: 'day' | 'approximate' | 'month' | 'year'
  isSurvey: boolean
  file: string | null
  address: string | null
  marking: string | null
  note: string | null
}
