import type { Asker } from '#platform/doors/asker.ts'

/** Whether somebody reads all reports, or only the approved ones, which are public like the plans they belong to. */
export type Sight = 'all' | 'approved'

/** Rights whose holders read what is not approved yet. */
const looking = ['monitoring.report', 'monitoring.approve', 'oversight.read']

/** How far somebody reads. */
export const sightOf = (asker: Pick<Asker, 'grants' | 'scopes'> | null): Sight =>
  asker !== null &&
  asker.grants.some(
    ({ right }) =>
      looking.includes(right) && (asker.scopes === null || asker.scopes.includes(right)),
  )
    ? 'all'
    : 'approved'
