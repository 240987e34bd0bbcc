import type { Actor } from '#platform/act.ts'
import type { Person } from '#people/model/person.ts'

/** Somebody who acts for themselves before they are signed in, under no post. */
export const asThemselves = ({ id, name }: Pick<Person, 'id' | 'name'>): Actor => ({
  person: id,
  name,
  post: null,
  onBehalfOf: null,
})
