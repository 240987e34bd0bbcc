import type { Buffer } from 'node:buffer'
import { abandonment, fatalError, statusAtEnd } from './wire.ts'

export interface Client {
  answer(bytes: Buffer): void
  end(): void
  /** Ends it at once, with last words. */
  cutOff(words: Buffer): void
}

export interface Batch {
  bytes: Buffer
  /** False after a Flush: more of the same conversation follows, and nobody may come between. */
  isLast: boolean
}

/** Who may use the one engine, and when. */
export interface Turns {
  ask(client: Client, batch: Batch): void
  /** Ends the client once what it asked before is answered. */
  finish(client: Client): void
  /** Takes the client out of the queue and its open transaction back. */
  leave(client: Client): void
  /** Takes back what is open and serves nobody any more. */
  stop(): void
}

/** How long who keeps the engine may say nothing, in milliseconds, and who hears of it when they are cut off. */
export interface Patience {
  mostIdle: number
  onCutOff(): void
}

/**
 * There is one session for all. First come, first served; but who has a transaction open keeps the engine
 * until it is idle again, or until it has said nothing for too long: then the transaction is rolled back and the
 * client is cut off, as `idle_in_transaction_session_timeout` would, which this engine has no alarm clock for.
 */
export function createTurns(
  run: (bytes: Buffer) => Buffer,
  onInsane: (why: string) => void,
  { mostIdle, onCutOff }: Patience,
): Turns {
  const queue: { client: Client; batch: Batch | 'farewell' }[] = []
  let owner: Client | null = null
  let isAwake = false
  let hasStopped = false
  let idle: NodeJS.Timeout | undefined

  function ask(client: Client, batch: Batch) {
    if (hasStopped) return
    queue.push({ client, batch })
    wake()
  }

  function finish(client: Client) {
    if (!hasAsked(client)) return client.end()
    queue.push({ client, batch: 'farewell' })
  }

  // One batch per round of the event loop: sockets are read, and departures noticed, in between.
  function wake() {
    if (isAwake) return
    isAwake = true
    setImmediate(() => {
      isAwake = false
      const next = takeNext()
      if (!next) return
      serve(next.client, next.batch)
      wake()
    })
  }

  function takeNext() {
    const at = owner ? queue.findIndex((waiting) => waiting.client === owner) : 0
    return at < 0 ? undefined : queue.splice(at, 1)[0]
  }

  function serve(client: Client, batch: Batch | 'farewell') {
    if (batch === 'farewell') return client.end()
    const answer = run(batch.bytes)
    // After an error the engine skips to the Sync and may say nothing: the conversation is still open.
    const isIdle = batch.isLast && statusAtEnd(answer) === 'idle'
    keepFor(isIdle ? null : client)
    client.answer(answer)
  }

  function keepFor(client: Client | null) {
    owner = client
    clearTimeout(idle)
    if (client === null) return
    idle = setTimeout(() => {
      // What arrived while the engine was busy is still to be read: who has asked is not idle.
      setImmediate(() => owner === client && !hasAsked(client) && cutOff(client))
    }, mostIdle).unref()
  }

  const hasAsked = (client: Client) => queue.some((waiting) => waiting.client === client)

  function cutOff(client: Client) {
    leave(client)
    client.cutOff(fatalError('25P03', 'terminating connection due to idle-in-transaction timeout'))
    onCutOff()
  }

  function leave(client: Client) {
    for (let at = queue.length - 1; at >= 0; at -= 1)
      if (queue[at]?.client === client) queue.splice(at, 1)
    if (owner !== client) return
    keepFor(null)
    if (statusAtEnd(run(abandonment)) !== 'idle')
      return onInsane('a rollback left a transaction open')
    wake()
  }

  function stop() {
    hasStopped = true
    queue.length = 0
    if (owner) leave(owner)
  }

  return { ask, finish, leave, stop }
}
