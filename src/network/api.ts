import type { FastifyInstance } from 'fastify'
import { changesApi } from './api/changes.ts'
import { findingsApi } from './api/findings.ts'
import { officesApi } from './api/offices.ts'
import { restatedApi } from './api/restated.ts'
import { structureApi } from './api/structure.ts'
import { vocabularyApi } from './api/vocabulary.ts'
import { type Countable, networkCountables } from './views/countables.ts'

/**
 * The reads of the network: offices, units, who is responsible, the words in use, the structure, what changed, findings;
 * `countables` are what other domains count by region or office.
 */
export function networkApi(app: FastifyInstance, countables: readonly Countable[]): void {
  for (const doors of [officesApi, vocabularyApi, structureApi]) doors(app)
  restatedApi(app, [...networkCountables, ...countables])
  for (const doors of [changesApi, findingsApi]) doors(app)
}
