import type { FastifyInstance } from 'fastify'
import { fundsApi } from '#funds/api.ts'
import { fundsPages, partnerFundsSection } from '#funds/web.tsx'
import { historySection } from '#history/web.tsx'
import { partnersApi } from '#partners/api.ts'
import { partnersPages } from '#partners/web.tsx'
import type { ProjectRules } from '#projects/actions/making.ts'
import { projectsApi } from '#projects/api.ts'
import { endsRoute } from '#routes/actions.ts'
import { routesApi } from '#routes/api.ts'
import type { RouteRules } from '#routes/api/writes.ts'
import { conditionsLack } from '#routes/views.ts'

/**
 * What the domains about projects hand over to the verbs of `projects`: who checks what a move needs, by what is asked; what
 * happens in the same act when a project was moved; who cites its parts, so that they cannot be taken away.
 */
export const projectRules: ProjectRules = {
  checks: { 'conditions-met': conditionsLack },
  followers: [endsRoute],
  holders: [],
}

/** What moves of projects need, as far as another domain checks it. */
export const needChecks = projectRules.checks

/** What routes are given: who checks what is missing, and what follows, by its purpose, when a route ends. */
export const routeRules: RouteRules = { checks: needChecks, outcomes: {} }

/** The doors of the domains about projects: their pages, their forms, their part of the API. */
export function projectingDoors(app: FastifyInstance): void {
  partnersPages(app, [partnerFundsSection, historySection('partner')])
  fundsPages(app)
  for (const doors of [partnersApi, fundsApi]) doors(app)
  projectsApi(app, projectRules)
  routesApi(app, routeRules)
}
