import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { instantText } from '#platform/db/periods.ts'
import type { Form } from './accept.ts'
import type { Reader } from './reader.ts'

/** How long an answer may be kept, what it is known by, and whether the asker has it already. */
export interface Freshness {
  headers: Record<string, string>
  isUnchanged: boolean
}

/** Another program may answer otherwise: what an earlier run gave is asked for again. */
const startedAt = Date.now()

const brief = 'public, max-age=60, stale-while-revalidate=600'
/** Nothing that happens can change what was known in the past of a day in the past. */
const long = 'public, max-age=86400, stale-while-revalidate=604800'

/**
 * An answer follows from the last event known to the moment asked about, the address and the language; its tag is made of
 * these, so that an asker who has it is told before anything is read.
 */
export async function freshnessOf(
  request: FastifyRequest,
  reader: Reader,
  form: Form | 'html',
): Promise<Freshness> {
  const { moment, site, locale } = reader
  const event = await lastEvent(reader)
  const stands = [startedAt, site.id, event?.id, moment, locale, form, request.url]
  const hash = createHash('sha256').update(JSON.stringify(stands)).digest('base64url')
  const tag = `W/"${hash.slice(0, 22)}"`
  return {
    headers: {
      etag: tag,
      ...(event === null ? {} : { 'last-modified': new Date(event.at).toUTCString() }),
      'cache-control': isSettled(reader) ? long : brief,
      vary: 'accept, accept-language, accept-encoding',
    },
    isUnchanged: tagsIn(request.headers['if-none-match']).includes(tag),
  }
}

/** The day and the moment were both given, and both are over. */
function isSettled({ asked, moment }: Reader): boolean {
  if (asked.asOf === undefined || moment.asKnown === null) return false
  const now = new Date()
  return asked.asOf < now.toISOString().slice(0, 10) && new Date(moment.asKnown) < now
}

const tagsIn = (header: string | undefined): string[] =>
  (header ?? '').split(',').map((tag) => tag.trim())

async function lastEvent({ db, moment: { asKnown } }: Reader) {
  const rows = await sql<{ id: number; at: string }>`
    select id, ${instantText(sql`at`)} as at from event
    where ${asKnown === null} or at <= ${asKnown ?? 'infinity'}::timestamptz
    order by id desc limit 1`.execute(db)
  return rows.rows[0] ?? null
}
