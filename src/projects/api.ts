import type { FastifyInstance } from 'fastify'
import type { ProjectRules } from './actions/making.ts'
import { draftingWrites } from './api/drafting.ts'
import { learningWrites } from './api/learning.ts'
import { lifeWrites } from './api/life.ts'
import { listReads } from './api/lists.ts'
import { projectReads } from './api/reads.ts'
import { versionReads } from './api/version.ts'

/** Projects, what they say, cite and hold, and every verb about them. `rules` are what other domains hand over. */
export function projectsApi(app: FastifyInstance, rules: ProjectRules): void {
  projectReads(app, rules.checks)
  versionReads(app)
  listReads(app)
  draftingWrites(app, rules.holders)
  lifeWrites(app, rules)
  learningWrites(app)
}
