import type { FastifyRequest } from 'fastify'
import { Refusal } from '#platform/refusal.ts'

/**
 * Refuses what another site had a browser send (`asker/other-site`). Browsers say where a request comes from in
 * `Sec-Fetch-Site`, `Origin` or, old ones, `Referer`; a request that says nothing and carries a cookie is refused too.
 */
export function refuseOtherSites(request: FastifyRequest, origin: string): void {
  const { headers } = request
  const own = new Set([origin, `${request.protocol}://${request.host}`])
  const fetchSite = headers['sec-fetch-site']
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none')
    throw refused()
  const from = headers.origin ?? originIn(headers.referer)
  if (from === undefined) {
    if (fetchSite === undefined && headers.cookie !== undefined) throw refused()
    return
  }
  if (!own.has(from)) throw refused()
}

const originIn = (address: string | undefined) =>
  address === undefined ? undefined : (URL.parse(address)?.origin ?? 'null')

const refused = () => new Refusal('forbidden', 'asker/other-site')
