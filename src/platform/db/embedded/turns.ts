import type { Buffer } from 'node:buffer'
import { abandonment, statusAtEnd } from './wire.ts'

export interface Client {
  answer(bytes: Buffer): void
  end(): void
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

/**
 * There is one session for all. First come, first served; but who has a transaction open keeps the engine
 * until it is idle again.
 */
export function createTurns(
  run: (bytes: Buffer) => Buffer,
  onInsane: (why: string) => void,
): Turns {
  const queue: { client: Client; batch: Batch | 'farewell' }[] = []
  let owner: Client | null = null
  let isAwake = false
  let hasStopped = false

  function ask(client: Client, batch: Batch) {
    if (hasStopped) return
    queue.push({ client, batch })
    wake()
  }

  function finish(client: Client) {
    if (!queue.some((waiting) => waiting.client === client)) return client.end()
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
    owner = isIdle ? null : client
    client.answer(answer)
  }

  function leave(client: Client) {
    for (let at = queue.length - 1; at >= 0; at -= 1)
      if (queue[at]?.client === client) queue.splice(at, 1)
    if (owner !== client) return
    owner = null
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
