import type { FieldValues } from '#platform/doors/version.ts'
import type { Part } from './part.ts'
import type { PlanVersion } from './plan.ts'

/** What every form about a version rests on that does not write one part alone: all of it, as it was last changed. */
export const heldByRevision = ({ revision }: Pick<PlanVersion, 'revision'>): FieldValues => ({
  revision: String(revision),
})

/**
 * What the form of one part rests on: its own fields. Two who write different parts do not hinder each other, and two who write
 * different fields of one part are merged.
 */
export const heldByPart = ({ fields }: Pick<Part, 'fields'>): FieldValues => fields
