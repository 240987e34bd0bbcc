import type { Reader } from '#platform/http/reader.ts'
import type { RouteRoom, RouteRules } from '#routes/actions.ts'
import { addressesAt } from '#routes/paths.ts'

/** Where letters lead that are written on this site, and what follows. */
export const roomOf = (
  { site }: Pick<Reader, 'site'>,
  { outcomes }: Pick<RouteRules, 'outcomes'>,
): RouteRoom => ({ ...addressesAt(site.origin), outcomes })
