import type { FastifyInstance } from 'fastify'
import { decisionsApi } from '#decisions/api.ts'
import { decisionsPages } from '#decisions/web.tsx'
import type { Bases } from '#decisions/web/basis.ts'
import { historySection } from '#history/web.tsx'
import { liaisonImpact } from '#liaison/views/impact.ts'
import type { ImpactPart } from '#network/views/impact.ts'
import { networkImpactParts } from '#network/views/impact/parts.ts'
import { decidedPlansSection } from '#plans/web/impact/decided.tsx'
import { plansPart } from '#plans/web/impact/part.ts'
import { postsImpact } from '#posts/views/impact.ts'
import { proposalsApi } from '#proposals/api.ts'
import { paths as proposals } from '#proposals/paths.ts'
import { proposalsImpact } from '#proposals/views/impact.ts'
import { proposalBasis, proposalsPages, type RoomOf } from '#proposals/web.tsx'
import { routesPart } from '#routes/web/impact.ts'
import { scenariosApi } from '#scenarios/api.ts'
import type { WorkshopFor } from '#scenarios/views/rehearse.ts'
import { scenarioBasis, scenariosPages } from '#scenarios/web.tsx'
import { supportImpact } from '#support/views/impact.ts'
import { periodTables } from './domains.ts'

/** What each domain tells of a change of the network before it is decided, in the order in which it is shown. */
export const impactParts: readonly ImpactPart[] = [
  ...networkImpactParts,
  liaisonImpact,
  postsImpact,
  proposalsImpact,
  plansPart,
  routesPart,
  supportImpact,
]

/** What an organisation rehearses scenarios with, and publishes its decisions under. */
export const workshopFor: WorkshopFor = ({ title }) => ({
  ground: { tables: periodTables, publisher: title.en },
  parts: impactParts,
})

const roomOf: RoomOf = ({ site }) => ({
  ground: workshopFor(site).ground,
  link: (locale, id) => `${site.origin}/${locale}${proposals.proposal(id)}`,
})

/** What a decision can be taken on, by the type before the colon of its `of`. */
const bases: Bases = { proposal: proposalBasis, scenario: scenarioBasis }

/** The doors by which the network is changed. */
export function decidingDoors(app: FastifyInstance): void {
  const ground = { tables: periodTables }
  decisionsPages(app, {
    bases,
    sections: [decidedPlansSection, historySection('decision')],
    ground,
  })
  decisionsApi(app, ground)
  proposalsPages(app, { roomOf, parts: impactParts }, [historySection('proposal')])
  proposalsApi(app, roomOf)
  scenariosPages(app, workshopFor, [historySection('scenario')])
  scenariosApi(app, workshopFor)
}
