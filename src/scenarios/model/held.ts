import type { FieldValues } from '#platform/doors/version.ts'
import type { Scenario } from './scenario.ts'

/** What the form about a scenario's own fields holds, as it is now. */
export const heldByEditing = ({
  title,
  note,
  day,
}: Pick<Scenario, 'title' | 'note' | 'day'>): FieldValues => ({ title, note, day })

/** What every other form about a scenario rests on: all of it, as it was last changed. */
export const heldByRevision = ({ revision }: Pick<Scenario, 'revision'>): FieldValues => ({
  revision: String(revision),
})
