import type { FastifyInstance } from 'fastify'
import { supportReads } from './api/reads.ts'
import { supportWrites } from './api/writes.ts'

/** The part of the API about technical support: reads and verbs. */
export function supportApi(app: FastifyInstance): void {
  supportReads(app)
  supportWrites(app)
}
