import type { FieldValues } from '#platform/doors/version.ts'
import type { Issue } from './issue.ts'
import type { Observation } from './observation.ts'

/** What every form about an observation rests on: all of it, as it was last changed. */
export const heldByObservation = ({ revision }: Pick<Observation, 'revision'>): FieldValues => ({
  revision: String(revision),
})

/** What every form about an issue rests on: all of it, its observations included, as it was last changed. */
export const heldByIssue = ({ revision }: Pick<Issue, 'revision'>): FieldValues => ({
  revision: String(revision),
})
