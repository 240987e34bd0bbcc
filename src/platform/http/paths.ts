import { Type } from 'typebox'

/** Ids in a path hold no control characters: PostgreSQL refuses some of them, and no id holds any. */
const idInPath = Type.String({
  pattern: '^[^\\u0000-\\u001f\\u007f]+$',
  maxLength: 200,
  description: 'The id, as lists give it',
})

/** What any path may hold. */
export const IdsInPath = Type.Record(Type.String(), idInPath)

/** The ids that a path names with colons. */
export const pathSchema = (path: string) =>
  Type.Object(
    Object.fromEntries([...path.matchAll(/:(\w+)/g)].map((match) => [match[1] ?? '', idInPath])),
  )
