import type { FastifyRequest } from 'fastify'
import type { Reader } from '#platform/http/reader.ts'
import type { WorkPart } from '#platform/doors/work.ts'
import { monitoringWork } from '#monitoring/web/work.ts'
import { plansWork } from '#plans/web/work.ts'
import { proposalsWork } from '#proposals/web/work.ts'
import { followUpWork, routesWork, waitingInAll } from '#routes/web.tsx'
import { supportWork } from '#support/web.tsx'

/** What the domains hand in to the one place of all that waits for somebody, in the order in which it is shown. */
export const workParts: readonly WorkPart[] = [
  routesWork,
  followUpWork,
  supportWork,
  plansWork,
  proposalsWork,
  monitoringWork,
]

/**
 * The reader of a page, with how much waits for them: it stands at the head of every page. Counted once for each person and event; nothing is
 * counted where no page is read.
 */
export async function withWaiting(request: FastifyRequest, reader: Reader): Promise<Reader> {
  const { asker } = reader
  const isPage = request.method === 'GET' && /^\/(en|fr|es|ar)(?=[/?]|$)/.test(request.url)
  const isStream = (request.headers.accept ?? '').includes('text/event-stream')
  if (asker === null || !isPage || isStream) return reader
  return { ...reader, waiting: await waitingInAll(workParts, { ...reader, asker }) }
}
