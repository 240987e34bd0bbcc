import type { Authors } from '#projects/views/authors.ts'

/** How something that is written and then decided on stood, and who brought it there. */
export interface StoodRow {
  state: string
  person: string | null
  post: string | null
}

/**
 * Everybody who ever wrote in it, of its rows from the first to the last: those in the state in which it is written (`writing`), but for
 * the ones by which it was given back, which are of whoever decided.
 */
export function writersAmong(rows: readonly StoodRow[], writing: string): Authors {
  const wrote = rows.filter(
    ({ state }, at) => state === writing && (rows[at - 1]?.state ?? writing) === writing,
  )
  const ids = (each: readonly (string | null)[]) => [...new Set(each.filter((id) => id !== null))]
  return {
    persons: ids(wrote.map(({ person }) => person)),
    posts: ids(wrote.map(({ post }) => post)),
  }
}
