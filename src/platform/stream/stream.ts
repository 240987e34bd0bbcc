import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Type } from 'typebox'
import { type Admission, admit, type SignedReader, signedIn } from '#platform/doors/asker.ts'
import { type Locale, locales } from '#platform/i18n/locale.ts'
import { Refusal } from '#platform/refusal.ts'
import { unkeptHeaders } from '#platform/http/caching.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { listen } from './watching.ts'

/** What stands on a page now: the list itself, what is said of it to who does not see it, and how much it is in all. */
export interface Telling {
  list: VNode
  said: string
  count: number
}

/** A stream of what becomes of a list, for a page that shows it: server-sent events, for those who signed in. */
export interface StreamDoor {
  admission: Exclude<Admission, 'anyone'>
  /** Whether the list can become otherwise by an event of this name. */
  concerns(event: string): boolean
  tell(reader: SignedReader): Promise<Telling>
}

const media = 'text/event-stream'
/** So many one person may have open, in as many windows, and so many all may have: the rest of the connections is for pages. */
export const mostForOne = 4
const mostForAll = 500
/** After so many quiet looks a line is sent that says nothing, so that no proxy takes the stream for dead. */
const looksBetweenSigns = 10
/** What somebody has not taken, in bytes, before they are let go; their browser comes back by itself. */
const mostUntaken = 1_000_000
const again = 'retry: 5000\n\n'

const Query = PageQuery({ since: Type.Optional(Type.Integer({ minimum: 0 })) })

interface Open {
  out: PassThrough
  person: string
}

/**
 * A stream in every language under `path`. A page names the event it rests on (`since`); a browser that lost the stream names the last it was
 * told (`Last-Event-ID`): who has seen it all is told nothing, else what stands there now. Who they are is asked anew for each message. One
 * person more than may listen gets 204, after which browsers do not come back.
 */
export function stream(
  app: FastifyInstance,
  path: string,
  { admission, concerns, tell }: StreamDoor,
): void {
  app.doors.push({ kind: 'stream', method: 'GET', path, admission })
  const opened = new Set<Open>()
  app.addHook('preClose', async () => {
    for (const { out } of opened) out.end()
  })
  for (const locale of locales)
    app.get<{ Querystring: { since?: number } }>(
      `/${locale}${path}`,
      { schema: { querystring: Query, hide: true }, exposeHeadRoute: false },
      async (request, reply) => {
        const ask = () => readerFor(app, request, locale, admission)
        const reader = await ask()
        refuseOtherForms(request)
        const { person } = reader.asker
        if (isFull(opened, person)) return reply.status(204).headers(unkeptHeaders).send()
        const one = { out: new PassThrough(), person }
        opened.add(one)
        const stop = follow(one.out, { reader, seen: seenBy(request), ask, concerns, tell })
        one.out.on('close', () => {
          opened.delete(one)
          stop()
        })
        return reply.headers(streamHeaders).send(one.out)
      },
    )
}

const streamHeaders = {
  'content-type': `${media}; charset=utf-8`,
  'cache-control': 'private, no-store, no-transform',
  // Proxies that gather answers before they pass them on are told not to.
  'x-accel-buffering': 'no',
  // Kept open after its end it would hold up a server that closes.
  connection: 'close',
}

const isFull = (opened: ReadonlySet<Open>, person: string) =>
  opened.size >= mostForAll ||
  [...opened].filter((each) => each.person === person).length >= mostForOne

async function readerFor(
  app: FastifyInstance,
  request: FastifyRequest,
  locale: Locale,
  admission: Admission,
): Promise<SignedReader> {
  const reader = await app.whoAsks(request, locale)
  admit(reader, admission)
  return signedIn(reader)
}

/** Whoever does not ask for a stream would wait for the end of an answer that has none. */
function refuseOtherForms({ headers }: FastifyRequest): void {
  if ((headers.accept ?? '').includes(media)) return
  throw new Refusal('not-acceptable', 'request/not-acceptable', { details: { forms: media } })
}

/** The last event that a browser knows what stands there of; null where it names none. */
function seenBy({
  headers,
  query,
}: FastifyRequest<{ Querystring: { since?: number } }>): number | null {
  const told = headers['last-event-id']
  if (typeof told === 'string' && /^\d{1,15}$/.test(told)) return Number(told)
  return query.since ?? null
}

interface Following extends Pick<StreamDoor, 'concerns' | 'tell'> {
  /** Who asked first, and who they are now. */
  reader: SignedReader
  ask(): Promise<SignedReader>
  seen: number | null
}

/** Writes what stands there whenever it became otherwise. Gives back how one stops. */
function follow(out: PassThrough, { reader, seen, ask, concerns, tell }: Following): () => void {
  let last: string | null = null
  let quiet = 0
  const write = (text: string) => {
    quiet = 0
    if (out.writable) out.write(text)
    if (out.readableLength + out.writableLength > mostUntaken) out.destroy()
  }
  const say = async (who: SignedReader, isSeen: boolean) => {
    const { list, said, count } = await tell(who)
    const now = JSON.stringify({ list: renderToString(list), said, count })
    if (now !== last && !isSeen) write(`id: ${who.stand.event}\ndata: ${now}\n\n`)
    last = now
  }
  // Whoever may no longer, and whatever cannot be told now, ends the stream: their browser asks again.
  const orEnd = (saying: Promise<void>) => saying.catch(() => void out.end())
  write(again)
  const first = orEnd(say(reader, seen === reader.stand.event))
  return listen(reader.db, reader.stand.event, async (events) => {
    quiet += 1
    await first
    if (events.some(concerns)) await orEnd(ask().then((who) => say(who, false)))
    else if (quiet >= looksBetweenSigns) write(': \n\n')
  })
}
