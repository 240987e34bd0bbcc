import type { FastifyInstance } from 'fastify'
import { routeReads } from './api/reads.ts'
import { workReads } from './api/work.ts'
import type { RouteRules } from './actions.ts'
import { routeWrites } from './api/writes.ts'

/** The part of the API about routes: reads and verbs. */
export function routesApi(app: FastifyInstance, rules: RouteRules): void {
  routeReads(app)
  workReads(app)
  routeWrites(app, rules)
}
