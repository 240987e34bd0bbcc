import type { FastifyInstance } from 'fastify'
import { changesApi } from './api/changes.ts'
import { findingsApi } from './api/findings.ts'
import { officesApi } from './api/offices.ts'
import { restatedApi } from './api/restated.ts'
import { structureApi } from './api/structure.ts'
import { vocabularyApi } from './api/vocabulary.ts'

/** The reads of the network: offices, units, who is responsible, the words in use, the structure, what changed, findings. */
export function networkApi(app: FastifyInstance): void {
  for (const doors of [
    officesApi,
    vocabularyApi,
    structureApi,
    restatedApi,
    changesApi,
    findingsApi,
  ])
    doors(app)
}
