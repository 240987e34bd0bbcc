/** In what order projects are listed: the latest to begin, the first to end, the latest to come where they stand, A to Z by code or title. */
export const projectSorts = ['from', 'to', 'since', 'code', 'title'] as const
export type ProjectSort = (typeof projectSorts)[number]
