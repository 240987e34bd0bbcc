import { Buffer } from 'node:buffer'
import { withoutCopyFromStdin } from './copy-from-stdin.ts'

/**
 * Framing of the PostgreSQL wire protocol, version 3: from bytes as they arrive to what the client wants.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export type Wish =
  | { kind: 'encryption' }
  | { kind: 'cancel' }
  | { kind: 'start' }
  | { kind: 'batch'; bytes: Buffer; isLast: boolean }
  | { kind: 'leave' }
  | { kind: 'garbage'; why: string }

export interface Framing {
  /** Takes the next bytes of a connection and answers what has become complete with them. */
  take(bytes: Buffer): Wish[]
}

type Step = { wish: Wish | null; used: number } | { missing: number }

export const mostBytesInMessage = 64 * 1024 * 1024
const mostBytesInStartup = 10_000
const startupCodes = { cancel: 80877102, tls: 80877103, gss: 80877104 } as const

const headerBytes = 5
const isTerminate = 'X'
/** What a client may send once it has started; the engine ends itself on anything else. */
const known = new Set('BCDEFHPQSXcdf')
/** Leftovers of a refused COPY: PostgreSQL ignores them outside of a COPY, so nobody needs to see them. */
const copying = new Set('cdf')
/** A Query, FunctionCall or Sync is answered with ReadyForQuery; a Flush wants what there is so far. */
const answeredWithReady = new Set('QFS')

export function createFraming(): Framing {
  const arrived = createArrivals()
  const batch = createBatch()
  let started = false
  let spoiled = false

  function take(bytes: Buffer): Wish[] {
    if (spoiled) return []
    const whole = arrived.add(bytes)
    if (!whole) return []

    const wishes: Wish[] = []
    let at = 0
    for (;;) {
      const step = started ? messageAt(whole, at, batch) : startupAt(whole, at)
      if ('missing' in step) {
        arrived.keep(whole.subarray(at), step.missing)
        return wishes
      }
      at += step.used
      if (!step.wish) continue
      wishes.push(step.wish)
      if (step.wish.kind === 'start') started = true
      if (step.wish.kind === 'garbage') {
        spoiled = true
        return wishes
      }
    }
  }

  return { take }
}

/** A message of many megabytes comes in many pieces; joining them once, not at each piece, keeps that linear. */
function createArrivals() {
  let pieces: Buffer[] = []
  let count = 0
  let wanted = 1

  return {
    add(bytes: Buffer): Buffer | null {
      pieces.push(bytes)
      count += bytes.length
      return count < wanted ? null : Buffer.concat(pieces)
    },
    keep(rest: Buffer, missing: number) {
      // A copy, or a few bytes would hold on to a whole batch.
      pieces = rest.length ? [Buffer.from(rest)] : []
      count = rest.length
      wanted = rest.length + missing
    },
  }
}

/** Messages are handed over together with the one that asks for an answer, so that no other client comes between. */
function createBatch() {
  let messages: Buffer[] = []
  let bytes = 0

  return {
    add(message: Buffer) {
      messages.push(message)
      bytes += message.length
      return bytes
    },
    close(): Buffer {
      const whole = Buffer.concat(messages)
      messages = []
      bytes = 0
      return whole
    },
  }
}

function startupAt(bytes: Buffer, at: number): Step {
  const there = bytes.length - at
  if (there < 8) return { missing: 8 - there }
  const length = bytes.readInt32BE(at)
  if (length < 8 || length > mostBytesInStartup) return garbage('not a start-up message')
  if (there < length) return { missing: length - there }

  const code = bytes.readInt32BE(at + 4)
  if (code === startupCodes.tls || code === startupCodes.gss)
    return { wish: { kind: 'encryption' }, used: length }
  if (code === startupCodes.cancel) return { wish: { kind: 'cancel' }, used: length }
  if (code >> 16 !== 3) return garbage('not version 3 of the protocol')
  return { wish: { kind: 'start' }, used: length }
}

function messageAt(bytes: Buffer, at: number, batch: ReturnType<typeof createBatch>): Step {
  const there = bytes.length - at
  if (there < headerBytes) return { missing: headerBytes - there }
  const type = String.fromCharCode(bytes.readUInt8(at))
  const length = bytes.readInt32BE(at + 1)
  if (!known.has(type)) return garbage('unknown kind of message')
  if (length < 4 || length > mostBytesInMessage) return garbage('message of an impossible length')
  if (there < 1 + length) return { missing: 1 + length - there }

  const used = 1 + length
  if (type === isTerminate) return { wish: { kind: 'leave' }, used }
  if (copying.has(type)) return { wish: null, used }

  const unanswered = batch.add(withoutCopyFromStdin(bytes.subarray(at, at + used)))
  if (answeredWithReady.has(type))
    return { wish: { kind: 'batch', bytes: batch.close(), isLast: true }, used }
  if (type === 'H') return { wish: { kind: 'batch', bytes: batch.close(), isLast: false }, used }
  if (unanswered > 2 * mostBytesInMessage) return garbage('too much without a Sync')
  return { wish: null, used }
}

function garbage(why: string): Step {
  return { wish: { kind: 'garbage', why }, used: 0 }
}

export type Status = 'idle' | 'in transaction' | 'failed'
const statuses: Record<string, Status> = { I: 'idle', T: 'in transaction', E: 'failed' }

/** ReadyForQuery is the last message of an answer; null when the answer does not end with one. */
export function statusAtEnd(answer: Buffer): Status | null {
  const ready = answer.subarray(-6)
  if (ready.length < 6 || ready.toString('latin1', 0, 1) !== 'Z' || ready.readInt32BE(1) !== 5)
    return null
  return statuses[ready.toString('latin1', 5)] ?? null
}

export function message(type: string, ...body: readonly (string | Buffer)[]): Buffer {
  const content = Buffer.concat(body.map((part) => (typeof part === 'string' ? text(part) : part)))
  const header = Buffer.alloc(headerBytes)
  header.write(type, 0, 'latin1')
  header.writeInt32BE(content.length + 4, 1)
  return Buffer.concat([header, content])
}

export function query(sql: string): Buffer {
  return message('Q', sql)
}

/** The last words to a client whose connection is about to be closed. */
export function fatalError(code: string, words: string): Buffer {
  return message('E', 'SFATAL', 'VFATAL', `C${code}`, `M${words}`, Buffer.alloc(1))
}

/**
 * Takes back what a client left behind. It may be gone after a Flush: then a transaction is open that a
 * Sync would commit, so the rollback comes first. After an error the engine skips to the Sync; then
 * only the second rollback is seen.
 */
export const abandonment = Buffer.concat([query('rollback'), message('S'), query('rollback')])

function text(words: string): Buffer {
  return Buffer.from(`${words}\0`)
}
