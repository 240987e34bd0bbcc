import type { Reader } from '#platform/http/reader.ts'
import type { NeedChecks } from '#projects/views/needs.ts'
import type { Outcomes, RouteRoom } from '#routes/actions.ts'
import { addressesAt } from '#routes/paths.ts'

/** What the app hands down to the pages of routes: who checks what is missing, and what follows when a route ends. */
export interface RoutesRoom {
  checks: NeedChecks
  outcomes: Outcomes
}

/** Where letters lead that are written on this site, and what follows. */
export const roomOf = (
  { site }: Pick<Reader, 'site'>,
  { outcomes }: Pick<RoutesRoom, 'outcomes'>,
): RouteRoom => ({ ...addressesAt(site.origin), outcomes })
