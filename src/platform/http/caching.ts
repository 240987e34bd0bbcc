import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Form } from './accept.ts'
import type { Reader } from './reader.ts'

/** How long an answer may be kept, what it is known by, and whether the asker has it already. */
export interface Freshness {
  tag: string
  headers: Record<string, string>
  isUnchanged: boolean
}

/** Another program may answer otherwise: what an earlier run gave is asked for again. */
const startedAt = Date.now()

/** For what someone who signed in gets: it is kept nowhere on the way. */
export const unkeptHeaders = { 'cache-control': 'private, no-store' } as const

const brief = 'public, max-age=60, stale-while-revalidate=600'
/** Nothing that happens can change what was known in the past of a day in the past. */
const long = 'public, max-age=86400, stale-while-revalidate=604800'

/**
 * An answer follows from the last event known to the moment asked about, today, the address and the language; its tag is made of
 * these, so that an asker who has it is told before anything is read. It holds for askers nobody knows.
 */
export function freshnessOf(
  request: FastifyRequest,
  reader: Reader,
  form: Form | 'html',
): Freshness {
  const { moment, site, locale, stand } = reader
  // A page may tell today from the day it shows.
  const today = isSettled(reader) ? null : reader.today
  const stands = [startedAt, site.id, stand.event, moment, today, locale, form, request.url]
  const hash = createHash('sha256').update(JSON.stringify(stands)).digest('base64url')
  const tag = `W/"${hash.slice(0, 22)}"`
  return {
    tag,
    headers: {
      etag: tag,
      ...(stand.at === null ? {} : { 'last-modified': new Date(stand.at).toUTCString() }),
      'cache-control': isSettled(reader) ? long : brief,
      vary: 'accept, accept-language, accept-encoding, cookie',
    },
    isUnchanged: tagsIn(request.headers['if-none-match']).includes(tag),
  }
}

/** The day and the moment were both given, and both are over; and who may read it is not asked of now. */
function isSettled({ asked, moment, isLatest }: Reader): boolean {
  if (isLatest === true || asked.asOf === undefined || moment.asKnown === null) return false
  const now = new Date()
  return asked.asOf < now.toISOString().slice(0, 10) && new Date(moment.asKnown) < now
}

const tagsIn = (header: string | undefined): string[] =>
  (header ?? '').split(',').map((tag) => tag.trim())
