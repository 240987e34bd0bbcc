import type { Day } from '#platform/day.ts'
import type { Period } from '#platform/db/periods.ts'
import type { SourceRef } from '#sources/views.ts'

/** One thing that is said of an office on a day: when else it holds, how sure it is, and who says so. */
export interface Fact extends Period {
  value: string
  /** The area of a function, the condition of a coverage, the language of a name; else empty. */
  qualifier: string
  /** What the value (of a function, its area) is called in the reader's language, where it has a name. */
  label: string | null
  /** Since and until when this database held it so; null while it does. */
  recordedFrom: string
  recordedUntil: string | null
  sources: readonly SourceRef[]
}

/** Where an office is: a city, or a country where no city is stated. */
export interface Place extends Fact {
  country: string | null
  countryName: string | null
  latitude: number | null
  longitude: number | null
}

/** An office on a day. */
export interface SnapshotOffice {
  id: string
  called: string
  kind: Fact
  name: Fact | null
  place: Place | null
  line: Fact | null
  functions: readonly Fact[]
  coverage: readonly Fact[]
}

/** What a fact is about. */
export type Aspect = 'kind' | 'name' | 'place' | 'line' | 'function' | 'coverage'

/** Something that nothing speaks against on the day, whether or not it is stated. */
export interface PossibleFact {
  office: string
  aspect: Aspect
  value: string
  qualifier: string
}

/** A list that names everything of one kind or function on its day, and so rules out the rest. */
export interface ClosedSource {
  aspect: string
  value: string
  day: Day
  source: SourceRef
}

/** The offices on a day as plain data, with what else is possible and what is ruled out. */
export interface Snapshot {
  offices: readonly SnapshotOffice[]
  possible: readonly PossibleFact[]
  closed: readonly ClosedSource[]
}
