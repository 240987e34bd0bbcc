import type { FastifyInstance } from 'fastify'
import { budgetsApi } from '#budgets/api.ts'
import { budgetNeed } from '#budgets/views/need.ts'
import { budgetBeside, budgetPages } from '#budgets/web.tsx'
import { deliveryOutcomes, keepsDues, reopensAgreement } from '#delivery/actions.ts'
import { deliveryApi } from '#delivery/api.ts'
import { deliveryChecks } from '#delivery/views.ts'
import { deliveryBeside, deliveryPages } from '#delivery/web.tsx'
import { fundsApi } from '#funds/api.ts'
import { fundsPages, partnerFundsSection } from '#funds/web.tsx'
import { historySection } from '#history/web.tsx'
import { papersApi } from '#papers/api.ts'
import { papersBeside, papersPages } from '#papers/web.tsx'
import { partnersApi } from '#partners/api.ts'
import { partnersPages } from '#partners/web.tsx'
import { portfolioApi } from '#portfolio/api.ts'
import { portfolioBeside, portfolioPages } from '#portfolio/web.tsx'
import type { ProjectRules } from '#projects/actions/making.ts'
import { projectsApi } from '#projects/api.ts'
import {
  areaProjectsSection,
  countryProjectsSection,
  draftingBeside,
  draftingPages,
  fundProjectsSection,
  objectiveProjectsSection,
  officeProjectsSection,
  partnerProjectsSection,
  planProjectsBeside,
  type ProjectBeside,
  projectsPages,
} from '#projects/web.tsx'
import { endsRoutes, type RouteRules, sends } from '#routes/actions.ts'
import { routesApi } from '#routes/api.ts'
import { conditionsLack } from '#routes/views.ts'
import { routesBeside, routesPages, workPages } from '#routes/web.tsx'
import { supportApi } from '#support/api.ts'
import { officeSupportSection, supportBeside, supportPages } from '#support/web.tsx'
import { workParts } from './working.ts'

/**
 * What the domains about projects hand over to the verbs of `projects`: who checks what a move needs, by what is asked; what
 * happens in the same act when a project was moved; who cites its parts, so that they cannot be taken away.
 */
export const projectRules: ProjectRules = {
  checks: { budget: budgetNeed, 'conditions-met': conditionsLack, ...deliveryChecks },
  followers: [endsRoutes(deliveryOutcomes), reopensAgreement, keepsDues],
  holders: [],
  doers: { send: sends },
}

/** What moves of projects need, as far as another domain checks it. */
export const needChecks = projectRules.checks

/** What routes are given: who checks what is missing, and what follows, by its purpose, when a route ends. */
export const routeRules: RouteRules = { checks: needChecks, outcomes: deliveryOutcomes }

/** What the domains about projects show on the page of a project, in this order. */
const projectBesides: readonly ProjectBeside[] = [
  draftingBeside,
  routesBeside,
  budgetBeside,
  deliveryBeside,
  supportBeside,
  papersBeside,
  portfolioBeside,
]

/** What they show on the pages of other domains. */
export const onPages = {
  office: [officeProjectsSection, officeSupportSection],
  country: [countryProjectsSection],
  area: [areaProjectsSection],
  objective: [objectiveProjectsSection],
  plan: [planProjectsBeside],
} as const

/** The doors of the domains about projects: their pages, their forms, their part of the API. */
export function projectingDoors(app: FastifyInstance): void {
  partnersPages(app, [partnerFundsSection, partnerProjectsSection, historySection('partner')])
  fundsPages(app, [fundProjectsSection])
  projectsPages(app, { besides: projectBesides, sections: [historySection('project')] })
  for (const doors of [partnersApi, fundsApi]) doors(app)
  draftingPages(app, { rules: projectRules })
  projectsApi(app, projectRules)
  budgetPages(app, projectRules.holders)
  budgetsApi(app)
  routesPages(app, routeRules)
  workPages(app, workParts)
  routesApi(app, routeRules)
  deliveryPages(app, routeRules)
  deliveryApi(app, routeRules)
  supportPages(app)
  supportApi(app)
  papersPages(app)
  papersApi(app)
  portfolioPages(app)
  portfolioApi(app)
}
