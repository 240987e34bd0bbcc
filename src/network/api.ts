import type { FastifyInstance } from 'fastify'
import { findingsApi } from './api/findings.ts'
import { officesApi } from './api/offices.ts'
import { structureApi } from './api/structure.ts'
import { vocabularyApi } from './api/vocabulary.ts'

/** The reads of the network: offices, units, who is responsible, the words in use, the structure, findings. */
export function networkApi(app: FastifyInstance): void {
  for (const doors of [officesApi, vocabularyApi, structureApi, findingsApi]) doors(app)
}
