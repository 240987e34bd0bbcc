import type { Config } from '#platform/config.ts'
import type { Site } from '#platform/http/reader.ts'
import { paths as people } from '#people/paths.ts'
import { paths as routes } from '#routes/paths.ts'
import { feed, menu, search } from '#portal/menu.ts'
import { paths as portal } from '#portal/paths.ts'
import type { Organisation } from './organisations.ts'

/** The organisation of a host name, without its port; an unknown host gets the default one. */
export function organisationFor(
  host: string,
  organisations: readonly Organisation[],
): Organisation {
  const name = host.toLowerCase().replace(/:\d+$/, '')
  const [first] = organisations
  if (!first) throw new Error('no organisation is installed')
  return organisations.find((each) => each.host === name) ?? first
}

/** What the pages of an organisation know of it, and of where its doors are. */
export const siteOf = (
  { id, title, timeZone, today, host }: Organisation,
  config: Config,
): Site => ({
  id,
  title,
  timeZone,
  standsAt: today ?? null,
  origin: addressOf({ host }, config),
  menu,
  feed,
  api: portal.api,
  search,
  door: { ...people, work: routes.work },
})

/** The public address of an organisation: the installation's, under the organisation's own host where it has one. */
export function addressOf({ host }: Pick<Organisation, 'host'>, { origin }: Config): string {
  if (host === null) return origin
  const address = new URL(origin)
  address.hostname = host
  return address.origin
}
