import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { conditionsOn } from '#funds/model/applying.ts'
import { fundsAt } from '#funds/views.ts'
import { partnersBy } from '#partners/views.ts'
import type { NetworkFacts } from '#routes/model/network.ts'
import { ruleList } from '#routes/views.ts'
import { networkOn } from '#routes/views/network.ts'
import { countriesNamed, factsOf, type Paid } from '#portfolio/model/facts.ts'
import type { Finding, FindingReason } from '#portfolio/model/finding.ts'
import { type PlannedRoute, plannedRoute } from '#portfolio/model/planned.ts'
import type { PublishedProject } from '#portfolio/model/published.ts'
import { daysOfChange, spanOf } from './spans.ts'

/** The routes of published projects by their codes, and for which none can be told, and why. */
export interface PlannedRoutes {
  routes: ReadonlyMap<string, PlannedRoute>
  findings: readonly Finding[]
}

/**
 * The route that would have applied to each of these projects on its first day: by the network and the rules of that day. A few queries for each
 * time in which the network stayed the same.
 */
export async function planRoutes(
  db: Db,
  moment: Moment,
  projects: readonly PublishedProject[],
): Promise<PlannedRoutes> {
  const rules = await ruleList(db, moment)
  const paid = await paidBy(db, moment, projects)
  const routes = new Map<string, PlannedRoute>()
  const findings: Finding[] = []
  const changes = await daysOfChange(db, moment)
  const spans = Map.groupBy(projects, ({ plannedStart }) => spanOf(changes, plannedStart))
  for (const those of spans.values()) {
    const asOf = those[0]?.plannedStart ?? moment.asOf
    const shared = await networkFor(db, { ...moment, asOf }, those, rules)
    for (const project of those) {
      const network = { ...shared, on: project.plannedStart }
      const why = notPlanned(project, network)
      const facts = why === null ? factsOf(project, paid(project), network) : null
      if (facts === null) findings.push(noRoute(project, why ?? 'office-not-on-day'))
      else routes.set(project.code, plannedRoute(rules, facts, network))
    }
  }
  return { routes, findings }
}

/** Why the route of a project cannot be told; null where it can. */
function notPlanned(project: PublishedProject, network: NetworkFacts): FindingReason | null {
  if (project.office === null) return 'no-office'
  if (!network.offices.has(project.office)) return 'office-not-on-day'
  return countriesNamed(project).length === 0 ? 'region-alone' : null
}

const noRoute = (project: PublishedProject, reason: FindingReason): Finding => ({
  code: project.code,
  about: 'route',
  reason,
  stated: reason === 'region-alone' ? (project.places[0]?.name ?? '') : project.contact,
  candidates: [],
  source: project.document,
  line: project.line,
})

/** The network of a day as far as these projects need it: for their countries, and those of their offices. */
async function networkFor(
  db: Db,
  moment: Moment,
  projects: readonly PublishedProject[],
  rules: Parameters<typeof networkOn>[3],
): Promise<NetworkFacts> {
  const countries = new Set(projects.flatMap(countriesNamed))
  const network = await networkOn(db, moment, [...countries], rules)
  const own = projects.flatMap(({ office }) =>
    office === null ? [] : (network.offices.get(office)?.country ?? []),
  )
  if (own.every((country) => countries.has(country))) return network
  return networkOn(db, moment, [...countries, ...own], rules)
}

/** Who pays for a project, and on which conditions, on its first day. Two queries. */
async function paidBy(
  db: Db,
  moment: Moment,
  projects: readonly PublishedProject[],
): Promise<(project: PublishedProject) => Paid> {
  const funds = await fundsAt(db, moment)
  const ids = projects.flatMap(({ funding }) => funding.map(({ donor }) => donor))
  const partners = await partnersBy(db, moment, ids)
  return ({ funding, plannedStart: day }) => {
    const donor = partners.get(funding[0]?.donor ?? '') ?? null
    return {
      donor,
      conditions: donor === null ? undefined : conditionsOn(funds, { fund: null, donor, day }),
    }
  }
}
