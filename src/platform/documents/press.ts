import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Refusal } from '#platform/refusal.ts'
import type { Made, Order } from './orders.ts'

/** A document of three hundred pages takes ten seconds; one that takes longer than this never ends, or nobody waits for it. */
const mostTime = 60_000
/** How long the thread is kept for the next document: it gives its memory back only when it ends. */
const idleTime = 20_000
/** More than these wait for nothing that comes soon. */
const mostWaiting = 20

let thread: Worker | null = null
let idle: NodeJS.Timeout | undefined
let waiting = 0
let turn: Promise<unknown> = Promise.resolve()

/**
 * A document or workbook written out, in a thread of its own and one after another. Refuses with `document/busy` where too many wait already, and
 * with `document/too-long` what cannot be made in a minute.
 */
export async function pressed(order: Order): Promise<Buffer> {
  if (waiting >= mostWaiting) throw new Refusal('unavailable', 'document/busy')
  waiting += 1
  const mine = turn.then(() => madeOf(order))
  // The next one's turn comes whether or not this one could be made.
  turn = mine.catch(() => undefined)
  try {
    return Buffer.from(await mine)
  } finally {
    waiting -= 1
  }
}

async function madeOf(order: Order): Promise<Uint8Array> {
  clearTimeout(idle)
  const worker = (thread ??= startThread())
  const late = AbortSignal.timeout(mostTime)
  // A program may only end when what it was asked for is made; the idle thread keeps nobody.
  worker.ref()
  try {
    worker.postMessage(order)
    const [answer]: Made[] = await once(worker, 'message', { signal: late })
    if (answer === undefined || 'failed' in answer)
      throw new Error(`no document was made: ${answer?.failed}`)
    return answer.bytes
  } catch (error) {
    await end(worker)
    if (late.aborted) throw new Refusal('unavailable', 'document/too-long')
    throw error
  } finally {
    worker.unref()
    idle = setTimeout(() => void end(worker), idleTime).unref()
  }
}

function startThread(): Worker {
  const worker = new Worker(new URL('./press-thread.ts', import.meta.url), {
    // Not what this process was started with: a loader of tests has no place there.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  // Who waits hears of a failure by `once`; one that nobody waits for must not end the program.
  worker.on('error', () => forget(worker))
  worker.on('exit', () => forget(worker))
  return worker
}

function forget(worker: Worker) {
  if (thread === worker) thread = null
}

async function end(worker: Worker) {
  forget(worker)
  await worker.terminate()
}
