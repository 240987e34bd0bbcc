import type { FastifyInstance } from 'fastify'
import { fundsApi } from '#funds/api.ts'
import { fundsPages, partnerFundsSection } from '#funds/web.tsx'
import { historySection } from '#history/web.tsx'
import { partnersApi } from '#partners/api.ts'
import { partnersPages } from '#partners/web.tsx'
import type { ProjectRules } from '#projects/actions/making.ts'
import { projectsApi } from '#projects/api.ts'

/**
 * What the domains about projects hand over to the verbs of `projects`: who checks what a move needs, by what is asked; what
 * happens in the same act when a project was moved; who cites its parts, so that they cannot be taken away.
 */
export const projectRules: ProjectRules = {
  checks: {},
  followers: [],
  holders: [],
}

/** What moves of projects need, as far as another domain checks it. */
export const needChecks = projectRules.checks

/** The doors of the domains about projects: their pages, their forms, their part of the API. */
export function projectingDoors(app: FastifyInstance): void {
  partnersPages(app, [partnerFundsSection, historySection('partner')])
  fundsPages(app)
  for (const doors of [partnersApi, fundsApi]) doors(app)
  projectsApi(app, projectRules)
}
