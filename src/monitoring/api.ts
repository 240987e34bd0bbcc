import type { FastifyInstance } from 'fastify'
import { monitoringReads } from './api/reads.ts'
import { monitoringWrites } from './api/writes.ts'

/** The part of the API that tells of values of indicators, and by which they are reported and approved. */
export function monitoringApi(app: FastifyInstance): void {
  monitoringReads(app)
  monitoringWrites(app)
}
