import type { FastifyInstance } from 'fastify'
import { deliveryReads } from './api/reads.ts'
import { deliveryWrites } from './api/writes.ts'
import type { ApiRoom } from './api/writes.ts'

/** The part of the API that tells of what comes after endorsement, and by which it is done. */
export function deliveryApi(app: FastifyInstance, room: ApiRoom): void {
  deliveryReads(app)
  deliveryWrites(app, room)
}
