import type { Socket } from 'node:net'
import { preferredLocale } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import { problemOf } from './problem.ts'

/** So many readers may be connected at once; one more is hung up on, and may try again when somebody has left. */
export const mostConnections = 1000

/** A request has to arrive in 30 seconds, its head in 15; who is late is found within 2 more. */
export const requestTimeout = 30_000
export const serverOptions = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  connectionsCheckingInterval: 2000,
}

interface ConnectionError extends Error {
  code?: string
  /** What had arrived: Fastify's types say JSON, Node hands bytes. */
  rawPacket?: unknown
}

const refusals: Record<string, { status: number; line: string; code: string }> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, line: 'Request Timeout', code: 'request/too-slow' },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    line: 'Request Header Fields Too Large',
    code: 'request/too-much-head',
  },
}
const malformed = { status: 400, line: 'Bad Request', code: 'request/malformed' }

/** Says no to what never became a request, in the language it asks for where that much arrived, and hangs up. */
export function refuseConnection(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) socket.write(refusalText(error))
  socket.destroySoon()
}

function refusalText({ code = '', rawPacket }: ConnectionError): string {
  const { status, line, code: words } = refusals[code] ?? malformed
  const head = rawPacket instanceof Uint8Array ? new TextDecoder('latin1').decode(rawPacket) : ''
  const locale = preferredLocale(/^accept-language: *([^\r\n]*)/im.exec(head)?.[1])
  const body = JSON.stringify({
    ...problemOf(new Refusal('invalid', words), wordsIn(locale)),
    status,
  })
  return [
    `HTTP/1.1 ${status} ${line}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-language: ${locale}`,
    `content-length: ${new TextEncoder().encode(body).length}`,
    'connection: close',
    '',
    body,
  ].join('\r\n')
}
