import type { FieldValues } from '#platform/doors/version.ts'
import type { Scenario } from './scenario.ts'

/** What the form about a scenario's own fields holds, as it is now. */
export const heldByEditing = ({
  title,
  note,
  day,
}: Pick<Scenario, 'title' | 'note' | 'day'>): FieldValues => ({ title, note, day })
