import type { FastifyInstance } from 'fastify'
import { decisionsApi } from '#decisions/api.ts'
import { decisionsPages } from '#decisions/web.tsx'
import type { Bases } from '#decisions/web/basis.ts'
import { historySection } from '#history/web.tsx'
import { periodTables } from './domains.ts'

/** What a decision can be taken on, by the type before the colon of its `of`. */
const bases: Bases = {}

/** The doors by which the network is changed. */
export function decidingDoors(app: FastifyInstance): void {
  const ground = { tables: periodTables }
  decisionsPages(app, { bases, sections: [historySection('decision')], ground })
  decisionsApi(app, ground)
}
