export { ListQuery } from '#projects/forms/pages.ts'
export { projectFilters } from '#projects/forms/queries.ts'
export { wantedIn } from './list.tsx'
