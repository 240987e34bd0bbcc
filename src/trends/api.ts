import type { FastifyInstance } from 'fastify'
import { trendsReads } from './api/reads.ts'
import { trendsWrites } from './api/writes.ts'

/** The part of the API that tells of trends, and by which offices say what they see. */
export function trendsApi(app: FastifyInstance): void {
  trendsReads(app)
  trendsWrites(app)
}
