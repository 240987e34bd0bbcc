import type { FieldValues } from '#platform/doors/version.ts'
import type { Project } from './project.ts'

export { heldByPart } from '#platform/tree/held.ts'

/** What every form about a project rests on that does not write one part alone: all of it, as it was last changed. */
export const heldByRevision = ({ revision }: Pick<Project, 'revision'>): FieldValues => ({
  revision: String(revision),
})
