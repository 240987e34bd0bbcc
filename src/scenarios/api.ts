import type { FastifyInstance } from 'fastify'
import { scenarioPartReads } from './api/parts.ts'
import { scenarioReads } from './api/reads.ts'
import { scenarioWrites } from './api/writes.ts'
import type { WorkshopFor } from './views/rehearse.ts'

/** Scenarios, what they would do, and every verb about them. */
export function scenariosApi(app: FastifyInstance, workshopFor: WorkshopFor): void {
  scenarioReads(app)
  scenarioPartReads(app, workshopFor)
  scenarioWrites(app, workshopFor)
}
