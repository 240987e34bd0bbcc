import type { FastifyInstance } from 'fastify'
import type { Reader } from '#platform/http/reader.ts'
import type { Room } from './actions.ts'
import { proposalReads } from './api/reads.ts'
import { proposalWrites } from './api/writes.ts'

/** Proposals for programs: what somebody may read of them, and their verbs. */
export function proposalsApi(
  app: FastifyInstance,
  roomOf: (reader: Pick<Reader, 'site'>) => Room,
): void {
  proposalReads(app)
  proposalWrites(app, roomOf)
}
