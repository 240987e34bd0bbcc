import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db/db.ts'
import { officeDecisionsSection, sourceDecisionSection } from '#decisions/web.tsx'
import { calendarsApi } from '#calendars/api.ts'
import { absenceWays, calendarPages, officeCalendarSection } from '#calendars/web.tsx'
import { evidenceApi } from '#evidence/api.ts'
import { evidencePages } from '#evidence/web.tsx'
import { liaisonApi } from '#liaison/api.ts'
import { liaisonPosts } from '#liaison/views.ts'
import { liaisonPages, officeLiaisonSection } from '#liaison/web.tsx'
import { frameworksApi } from '#frameworks/api.ts'
import { frameworksPages } from '#frameworks/web.tsx'
import { historyApi } from '#history/api.ts'
import { historyPages, historySection } from '#history/web.tsx'
import { monitoringApi } from '#monitoring/api.ts'
import { monitoringBeside, monitoringPages } from '#monitoring/web.tsx'
import { networkApi } from '#network/api.ts'
import { networkPages } from '#network/web.tsx'
import { makeServer } from '#platform/http/server.ts'
import { logRequests } from '#platform/http/requests.ts'
import type { Tracing } from '#platform/http/tracing.ts'
import type { Log } from '#platform/log.ts'
import { observe } from '#platform/http/metrics.ts'
import { type Reader, visitorOf } from '#platform/http/reader.ts'
import { preferredLocale, type Locale } from '#platform/i18n/locale.ts'
import { momentFrom } from '#platform/http/moment.ts'
import type { Asker } from '#platform/doors/asker.ts'
import { paths as people } from '#people/paths.ts'
import { openidProvider } from '#people/actions/openid-provider.ts'
import { factorPages, factorWays } from '#people/web/factor.tsx'
import { keyPages } from '#people/web/keys.tsx'
import { openidPages } from '#people/web/openid.ts'
import { decidingRights } from '#posts/model/rights.ts'
import { awaitsFactor } from '#people/views/factor.ts'
import { peoplePages } from '#people/web.tsx'
import { clockOf } from '#platform/day.ts'
import { plansApi } from '#plans/api.ts'
import {
  countryPlansSection,
  issuePlansSection,
  objectivePlansSection,
  officePlansSection,
  plansPages,
} from '#plans/web.tsx'
import { postsApi } from '#posts/api.ts'
import { paths as posts } from '#posts/paths.ts'
import { officePostsSection, postsPages } from '#posts/web.tsx'
import { officeProposalsSection } from '#proposals/web.tsx'
import { demoPages } from '#posts/web/demo.tsx'
import { sourcesApi } from '#sources/api.ts'
import { standings } from '#sources/views/standing.ts'
import { trendsApi } from '#trends/api.ts'
import { trendsPages } from '#trends/web.tsx'
import { worldApi } from '#world/api.ts'
import { portalApi } from '#portal/api.ts'
import { portalPages } from '#portal/web.tsx'
import { sourcesPages } from '#sources/web.tsx'
import { problems, whoIs } from './asking.ts'
import { feedWays } from '#delivery/web.tsx'
import { decidingDoors } from './deciding.ts'
import { apiParts } from './domains.ts'
import { onPages, projectingDoors } from './projecting.ts'
import { isRehearsal, type Organisation } from './organisations.ts'
import { addressOf, organisationFor, siteOf } from './sites.ts'
import { withWaiting } from './working.ts'

/** The databases of the organisations, opened when first asked for. Refuses while one is being loaded (`server/loading`). */
export interface Databases {
  open(organisation: Organisation): Promise<Db>
  isReady(): boolean
}

export interface AppOptions {
  config: Config
  organisations: readonly Organisation[]
  databases: Databases
  now?: () => Date
  failed?: (error: unknown, request: FastifyRequest) => void
  log?: Log
  tracing?: Tracing
}

/** The table of contents: every domain's doors, in the order of the menu. */
export async function createApp({
  config,
  organisations,
  databases,
  now = () => new Date(),
  failed = () => {},
  log,
  tracing,
}: AppOptions): Promise<FastifyInstance> {
  const askers = new WeakMap<FastifyRequest, Asker>()
  const app = await makeServer({
    origin: config.origin,
    parts: apiParts,
    trustedProxies: config.trustedProxies,
    problemPage: problems(organisations, config, { askers, now }),
    failed,
    ...(log ? { log } : {}),
  })
  const organisationOf = (request: FastifyRequest) =>
    organisationFor(request.hostname, organisations).id
  tracing?.observe(app, organisationOf)
  logRequests(app, organisationOf)
  app.decorate('signInPath', people.signIn)
  app.decorate('factorPath', people.factors)
  const standing = standings()
  app.decorate('whoAsks', async (request: FastifyRequest, locale: Locale): Promise<Reader> => {
    const organisation = organisationFor(request.hostname, organisations)
    const db = await databases.open(organisation)
    const { asOf, asKnown, asked } = momentFrom(request.query, organisation, now())
    const { horizon, stand } = await standing(db, asKnown)
    const moment = { asOf, asKnown, horizon }
    const clock = clockOf(organisation, now())
    const site = siteOf(organisation, config)
    const latest = asKnown === null ? { horizon, stand } : await standing(db, null)
    const rule = { from: organisation.secondFactorFrom, rights: decidingRights }
    const asker = await whoIs(request, { db, site, latest, rule, clock, now: now() })
    if (asker !== null) askers.set(request, asker)
    const reader = {
      ...visitorOf(request, { site, asker, moment, ...clock, asked, locale }),
      db,
      stand,
    }
    return withWaiting(request, reader)
  })
  observe(app)
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'alive' }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    if (databases.isReady()) return { status: 'ready' }
    return reply.status(503).header('retry-after', '2').send({ status: 'loading' })
  })
  app.get('/', { schema: { hide: true } }, (request, reply) => {
    const query = request.url.slice(1)
    return reply
      .header('vary', 'accept-language')
      .redirect(`/${preferredLocale(request.headers['accept-language'])}${query}`, 302)
  })
  networkPages(
    app,
    [
      officeDecisionsSection,
      officeLiaisonSection,
      officePostsSection,
      officeCalendarSection,
      officePlansSection,
      ...onPages.office,
      officeProposalsSection,
    ],
    [liaisonPosts],
    {
      office: [historySection('office')],
      country: [countryPlansSection, ...onPages.country, historySection('country')],
      area: [...onPages.area, historySection('area')],
    },
  )
  for (const pages of [portalPages, evidencePages]) pages(app)
  sourcesPages(app, [sourceDecisionSection])
  liaisonPages(app, [historySection('body')])
  postsPages(app, [historySection('post')])
  calendarPages(app)
  trendsPages(app, {
    issue: [issuePlansSection, historySection('issue')],
    observation: [historySection('observation')],
  })
  frameworksPages(app, [objectivePlansSection, ...onPages.objective])
  historyPages(app)
  decidingDoors(app)
  plansPages(app, {
    besides: [monitoringBeside, ...onPages.plan],
    sections: [historySection('plan')],
  })
  monitoringPages(app, { indicator: [historySection('indicator')] })
  projectingDoors(app)
  const rehearsals = organisations.filter(isRehearsal).map((each) => siteOf(each, config))
  demoPages(app, { isOn: config.demo, rehearsals, now })
  networkApi(app, [liaisonPosts])
  const openid = config.openid && openidProvider(config.openid, now)
  const demo = config.demo ? { path: posts.demo, words: 'posts.demo.title' } : null
  peoplePages(app, { now, awaitsFactor, openidName: openid?.name ?? null, demo }, [
    ...factorWays,
    ...absenceWays,
    ...feedWays,
  ])
  keyPages(app, now)
  factorPages(app, now)
  openidPages(app, openid, now)
  for (const doors of [
    worldApi,
    liaisonApi,
    evidenceApi,
    sourcesApi,
    postsApi,
    calendarsApi,
    frameworksApi,
    trendsApi,
    plansApi,
    monitoringApi,
    historyApi,
    portalApi,
  ])
    doors(app)
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async (request) => ({
    ...app.swagger(),
    servers: [{ url: addressOf(organisationFor(request.hostname, organisations), config) }],
  }))
  return app
}
