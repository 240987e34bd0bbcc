import type { FastifyRequest } from 'fastify'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db/db.ts'
import { type Clock, clockOf } from '#platform/day.ts'
import type { Asker } from '#platform/doors/asker.ts'
import { sendPage } from '#platform/http/answer.ts'
import { unkeptHeaders } from '#platform/http/caching.ts'
import { type Site, visitorOf } from '#platform/http/reader.ts'
import type { ServerOptions } from '#platform/http/server.ts'
import { problemView } from '#platform/ui/problem-page.tsx'
import { type ProofRule, proofAskedOf } from '#people/model/proof.ts'
import { askerOf } from '#people/views/asker.ts'
import { cookieIn } from '#people/web/cookie.ts'
import { grantsAt } from '#posts/views/remembered.ts'
import type { Standing } from '#sources/views/standing.ts'
import type { Organisation } from './organisations.ts'
import { organisationFor, siteOf } from './sites.ts'

/** Who signed in, and what they may do today, whatever day they ask about. */
export async function whoIs(
  request: FastifyRequest,
  {
    db,
    site,
    latest,
    rule,
    clock,
    now,
  }: { db: Db; site: Site; latest: Standing; rule: ProofRule; clock: Clock; now: Date },
): Promise<Asker | null> {
  const credentials = {
    cookie: cookieIn(request, site.origin),
    authorization: request.headers.authorization,
  }
  const identity = await askerOf(db, credentials, now)
  if (identity === null) return null
  const today = { asOf: clock.today, asKnown: null, horizon: latest.horizon }
  const asker = {
    ...identity,
    today,
    todayAt: clock.todayAt,
    grants: await grantsAt(db, identity.person, today, latest.stand.event),
  }
  return { ...asker, mustProve: proofAskedOf(asker, rule) }
}

/** Refusals as pages. They need no database, since a page must be possible while there is none; who was found to ask before stays signed in. */
export function problems(
  organisations: readonly Organisation[],
  config: Config,
  { askers, now }: { askers: WeakMap<FastifyRequest, Asker>; now: () => Date },
): ServerOptions['problemPage'] {
  return async (request, reply, refusal, _status, locale) => {
    const organisation = organisationFor(request.hostname, organisations)
    const clock = clockOf(organisation, now())
    const moment = { asOf: clock.today, asKnown: null, horizon: clock.today }
    const visitor = visitorOf(request, {
      site: siteOf(organisation, config),
      asker: askers.get(request) ?? null,
      moment,
      ...clock,
      asked: {},
      locale,
    })
    if (visitor.asker !== null) void reply.headers(unkeptHeaders)
    return sendPage(reply, problemView(visitor, refusal), locale)
  }
}
