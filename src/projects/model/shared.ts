/** With whom a project is shared: a person, whoever holds a post, an office; by id. */
export interface SharedWith {
  kind: 'person' | 'post' | 'office'
  id: string
}
